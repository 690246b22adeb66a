import { Link } from "@remix-run/react";
import QrCode from "lucide-react/icons/qr-code";
import { formatPhone } from "~/features/contacts/core/format-phone";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { Say } from "~/ui/say";
import type { WaitingCode } from "../company-phones-view";
import { OneField } from "./one-field";
import { useCompanyAct } from "./use-company-act";

/** The phone's camera: codes that wait on this company's pages, a text to paste, letters to type. */
export function PhoneCamera({ phone, waiting }: { phone: string; waiting: WaitingCode[] }) {
  const t = useT("sandbox.company");
  const { act, busy, failure, done } = useCompanyAct(phone);
  return (
    <section aria-label={t("camera")} className="flex flex-col gap-3">
      <h2 className="sbx-side-h mb-0">{t("camera")}</h2>
      {waiting.length === 0 && (
        <p className="t2">
          {t("cameraNone")}{" "}
          <Link to="/settings/connections" className="link">
            {t("connections")}
          </Link>
        </p>
      )}
      <ul className="flex flex-col gap-2">
        {waiting.map(({ connectionId, name, kind, phone: asked }) => (
          <li key={`${connectionId} ${kind}`} className="row gap-2.5">
            <Icon of={QrCode} className="t3 flex-none" />
            <span className="ell grow" title={name}>
              <bdi className="med">{name}</bdi>
              {kind === "letters" && asked && (
                <span className="sm t3 block ell">{t("letters", { phone: formatPhone(asked) })}</span>
              )}
            </span>
            {kind === "qr" && (
              <Button
                size="sm"
                variant="primary"
                busy={busy}
                aria-label={t("scanOf", { name })}
                onClick={() => act({ intent: "scan", connectionId })}
              >
                {t("scan")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <OneField
        label={t("paste")}
        action={t("pasteDo")}
        name="qr"
        busy={busy}
        done={done}
        onSend={(qr) => act({ intent: "scan-text", qr })}
      />
      <OneField
        label={t("type")}
        action={t("typeDo")}
        name="code"
        placeholder={t("typeExample")}
        busy={busy}
        done={done}
        onSend={(code) => act({ intent: "type-code", code })}
      />
      {failure && (
        <Say tone="bad" live>
          {failure}
        </Say>
      )}
    </section>
  );
}
