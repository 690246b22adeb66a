import { useEffect, useRef } from "react";
import { useT } from "~/i18n/use-t";
import { ProgressBar } from "~/ui/progress-bar";
import { useSecondsLeft } from "./use-seconds-left";

/** Baileys shows the first code for a minute and the following ones for a third of it. */
const FIRST_SECONDS = 60;
const NEXT_SECONDS = 20;

/** How long this code is still good for, as a bar and a figure. Give it `key={qr}`. */
export function QrCountdown({ until, now }: { until: string; now: string }) {
  const t = useT("whatsapp.link");
  const left = useSecondsLeft(until, now) ?? 0;
  const total = useRef(left > NEXT_SECONDS ? FIRST_SECONDS : NEXT_SECONDS);
  useEffect(() => {
    total.current = Math.max(total.current, left);
  }, [left]);
  const words = t("changesIn", { seconds: left });
  return (
    <div className="row sm t2 num mt-3 gap-2.5">
      <span className="grow">
        <ProgressBar
          parts={[{ kind: "read", value: left }]}
          total={total.current}
          sentence={words}
          size="s"
        />
      </span>
      <span className="min-w-[84px] text-right" aria-hidden="true">
        {words}
      </span>
    </div>
  );
}
