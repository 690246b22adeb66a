import { Suspense, useEffect, useState } from "react";
import type { ShownMedia } from "~/features/media/core/message-media";
import { lazyPiece } from "~/ui/lazy-piece";
import { clockOf } from "./clock-of";

const AudioPlayer = lazyPiece(() => import("./audio-player"));

/** A page stands in this tab: from then on players are drawn at once. */
let stood = false;

interface AudioPlaceProps {
  messageId: string;
  media: ShownMedia;
  url: string;
}

/** Where a sound is played: its box with its length at first, the player as soon as the page stands. */
export function AudioPlace(props: AudioPlaceProps) {
  const [stands, setStands] = useState(stood);
  useEffect(() => {
    stood = true;
    setStands(true);
  }, []);
  const box = (
    <span className="vn-b" aria-hidden="true">
      <span className="vn">
        <span className="pl" />
        <span className="wave" />
      </span>
      <span className="vn-t num">{clockOf(props.media.seconds ?? 0)}</span>
    </span>
  );
  if (!stands) return box;
  return (
    <Suspense fallback={box}>
      <AudioPlayer {...props} />
    </Suspense>
  );
}
