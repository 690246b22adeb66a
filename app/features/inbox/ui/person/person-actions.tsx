import Ban from "lucide-react/icons/ban";
import { Suspense, useState } from "react";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { lazyPiece } from "~/ui/lazy-piece";
import type { SectionProps } from "./person-panel";

const BlockDialog = lazyPiece(() => import("./block-dialog"));

/** Blocking, and letting in again. */
export function PersonActions({ person, refresh }: SectionProps) {
  const t = useT("inbox-person.block");
  const [asking, ask] = useState(false);
  const action = person.blocked ? "unblock" : "block";
  return (
    <section aria-label={t(action)}>
      <Button variant="redword" size="sm" icon={Ban} onClick={() => ask(true)}>
        {t(`${action}Button`)}
      </Button>
      {asking && (
        <Suspense fallback={null}>
          <BlockDialog
            action={action}
            person={person}
            onClose={(done) => {
              ask(false);
              if (done) refresh();
            }}
          />
        </Suspense>
      )}
    </section>
  );
}
