import { CheckItem } from "~/features/connections/ui/check-item";
import { useT } from "~/i18n/use-t";

/** Between the scan and the link: a second or two. */
export function PairingStep() {
  const t = useT("whatsapp.link");
  const steps = useT("whatsapp.steps");
  return (
    <ul className="overflow-hidden rounded-[8px] border border-line-strong" aria-live="polite">
      <CheckItem state="done" title={t("pairing")} />
      <CheckItem state="now" title={steps("checkNew")}>
        {t("pairingHelp")}
      </CheckItem>
    </ul>
  );
}
