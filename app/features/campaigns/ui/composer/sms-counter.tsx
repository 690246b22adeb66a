import { smsSegments } from "~/features/templates/core/sms-segments";
import { useT } from "~/i18n/use-t";
import { withoutFallbacks } from "../filled-text";

/** How many parts an SMS is billed as, and what makes it more. */
export function SmsCounter({ text }: { text: string }) {
  const t = useT("composer.sms");
  const { segments, units, encoding, offenders } = smsSegments(withoutFallbacks(text));
  return (
    <p className="hint pt-2">
      {t("parts", { segments, units })}
      {encoding === "UCS-2" &&
        ` ${t("accents", {
          chars: offenders
            .slice(0, 6)
            .map(({ char }) => char)
            .join(" "),
        })}`}
    </p>
  );
}
