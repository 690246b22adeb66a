import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import type { CompanyPhone } from "../company-phones-view";
import { useCompanyAct } from "./use-company-act";

/** The devices that a phone has linked, and how to be rid of them or of their connections. */
export function PhoneDevices({ phone, notifies }: { phone: CompanyPhone; notifies: boolean }) {
  const t = useT("sandbox.company");
  const formats = useFormats();
  const { act, busy } = useCompanyAct(phone.phone);
  const { devices } = phone;
  return (
    <section aria-label={t("devices")}>
      <h2 className="sbx-side-h">{t("devices")}</h2>
      {devices.length === 0 && <p className="t2">{t("devicesNone")}</p>}
      <ul className="flex flex-col">
        {devices.map(({ id, linkedAt, connected }) => (
          <li key={id} className="row gap-2.5 border-line-soft border-t py-2 first:border-0">
            <span className="grow">
              <span className="med block">{t("device", { id })}</span>
              <span className="sm t3 block num">
                {t("since", { time: formats.date(new Date(linkedAt), "time") })} ·{" "}
                {t(connected ? "connected" : "away")}
              </span>
            </span>
            <Button size="sm" busy={busy} onClick={() => act({ intent: "unlink", device: String(id) })}>
              {t("leave")}
            </Button>
          </li>
        ))}
      </ul>
      {devices.length > 0 && <p className="hint mt-1">{t(notifies ? "rings" : "silent")}</p>}
    </section>
  );
}
