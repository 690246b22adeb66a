import { Suspense, useEffect, useState } from "react";
import type { InboxWatchProps } from "~/features/inbox/ui/watch/inbox-watch";
import { lazyPiece } from "~/ui/lazy-piece";

const InboxWatch = lazyPiece(() => import("~/features/inbox/ui/watch/inbox-watch"));
const AFTER_MS = 1_500;

/** Listens for new messages on every page, once the page itself stands. */
export function InboxWatchLater(props: InboxWatchProps) {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!ready) return null;
  return (
    <Suspense fallback={null}>
      <InboxWatch {...props} />
    </Suspense>
  );
}
