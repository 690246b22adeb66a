import { Form, Link, useNavigation } from "@remix-run/react";
import { formatPhone } from "~/features/contacts/core/format-phone";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Say } from "~/ui/say";
import type { LinkPageData } from "./link-page-data";
import { RiskNote } from "./risk-note";

/** Ends after which a new code helps nothing before something else is done. */
const NOT_BY_A_CODE = new Set(["banned", "version-too-old"]);

/** No link, and nobody asked for one: why it ended, what is safe, and the button that leads on. */
export function EndedStep({ data: { view, firstDay, refused } }: { data: LinkPageData }) {
  const t = useT("whatsapp.link");
  const words = useT("whatsapp");
  const back = useT("common.actions")("back");
  const busy = useNavigation().formData?.get("intent") === "start";
  const { endReason, closeCode, phone, waiting } = view;
  const button = endReason === "qr-expired" ? t("newQr") : endReason || phone ? t("linkAgain") : t("start");
  const quiet = endReason !== null && NOT_BY_A_CODE.has(endReason);
  return (
    <>
      <h2 className="text-[16px] leading-6">{endReason ? words(`endTitle.${endReason}`) : t("ready")}</h2>
      <p className="t2 lg mt-1">{endReason ? words(`end.${endReason}`) : t("readyHelp")}</p>
      {phone && (
        <p className="t2 lg mt-1">
          {t.rich("same", {
            phone: formatPhone(phone),
            b: (inner) => <b className="med num nw text-ink">{inner}</b>,
          })}
        </p>
      )}
      {waiting > 0 && (
        <Say className="mt-4" tone="neutral">
          {words("card.kept", { count: waiting })}
        </Say>
      )}
      {refused && (
        <Say tone="bad" live className="mt-4">
          {refused}
        </Say>
      )}
      <Form method="post" replace className="row mt-6 flex-wrap gap-3">
        <Button type="submit" name="intent" value="start" variant={quiet ? "default" : "primary"} busy={busy}>
          {button}
        </Button>
        <Link to="/settings/connections" className="link">
          {back}
        </Link>
        {closeCode !== null && endReason && (
          <span className="mono t3 ml-auto">{t("closeCode", { code: closeCode })}</span>
        )}
      </Form>
      <RiskNote firstDay={firstDay} className="mt-7" />
    </>
  );
}
