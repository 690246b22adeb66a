import { clsx } from "clsx";
import { useT } from "~/i18n/use-t";
import { ProgressBar } from "~/ui/progress-bar";
import { smsSegments } from "../core/sms-segments";

/** How many SMS a text becomes, how much still fits, and what makes it longer. */
export function SmsCount({ text, className }: { text: string; className?: string }) {
  const t = useT("templates.text");
  const { encoding, segments, unitsPerSegment, left, offenders } = smsSegments(text);
  const used = segments === 0 ? 0 : unitsPerSegment - left;
  const sentence = t("units", { units: used, most: unitsPerSegment });
  const chars = offenders.map(({ char }) => char).join(" ");
  return (
    <div className={clsx("max-w-[560px]", className)} aria-live="polite">
      <div className="row justify-between">
        <span className="semi num">{t("segments", { segments })}</span>
        <span className="t2 sm num">
          {sentence}
          {" · "}
          {t("left", { left })}
        </span>
      </div>
      <div className="mt-1.5">
        <ProgressBar
          parts={[{ kind: segments > 1 ? "held" : "read", value: used }]}
          total={unitsPerSegment}
          sentence={sentence}
          size="s"
        />
      </div>
      <p className={clsx("hint mt-2", encoding === "UCS-2" && "hold")}>
        {encoding === "UCS-2" ? t("ucs", { chars }) : t("gsm")}
      </p>
    </div>
  );
}
