import { useLocation } from "@remix-run/react";
import LoaderCircle from "lucide-react/icons/loader-circle";
import { formatPhone } from "~/features/contacts/core/format-phone";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Icon } from "~/ui/icon";
import { Say } from "~/ui/say";
import { spellCode } from "../core/spell-code";
import { HowToScan } from "./how-to-scan";
import type { LinkPageData } from "./link-page-data";
import { PairingCode } from "./pairing-code";
import { QrCountdown } from "./qr-countdown";
import { QrImage } from "./qr-image";
import { RiskNote } from "./risk-note";

/** The code and what to do with it. Its place stands from the first moment on, so that nothing jumps. */
export function ScanStep({ data, nobodyThere }: { data: LinkPageData; nobodyThere: boolean }) {
  const t = useT("whatsapp.link");
  const { view, now, firstDay, refused } = data;
  const sandbox = view.server === "sandbox";
  return (
    <>
      <h2 className="text-[16px] leading-6">{t(sandbox ? "headingSandbox" : "heading")}</h2>
      <p className="t2 lg mt-1">
        {view.phone
          ? t.rich("same", {
              phone: formatPhone(view.phone),
              b: (words) => <b className="med num nw text-ink">{words}</b>,
            })
          : t("new")}
      </p>
      <WhyNotYet data={data} nobodyThere={nobodyThere} />
      <div className="mt-5 grid grid-cols-[264px_1fr] items-start gap-9 max-[720px]:grid-cols-1 max-[720px]:gap-6">
        <div className="max-[720px]:mx-auto max-[720px]:w-full max-[720px]:max-w-[320px]">
          <CodeBox data={data} />
          {view.qr && view.qrUntil && <QrCountdown key={view.qr} until={view.qrUntil} now={now} />}
          <Reload />
        </div>
        <div>
          <HowToScan sandbox={sandbox} />
          <hr className="rule my-3.5" />
          <PairingCode view={view} refused={refused} />
        </div>
      </div>
      <RiskNote firstDay={firstDay} className="mt-7" />
    </>
  );
}

function CodeBox({ data: { drawing, view } }: { data: LinkPageData }) {
  const t = useT("whatsapp.link");
  if (drawing) {
    return (
      <div className="overflow-hidden rounded-[12px] bg-white shadow-[inset_0_0_0_1px_var(--line-strong)]">
        <div className="p-px">
          <div className="overflow-hidden rounded-[11px]">
            <QrImage drawing={drawing} />
          </div>
        </div>
      </div>
    );
  }
  return (
    <div
      role="status"
      className="flex aspect-square w-full flex-col items-center justify-center gap-2 rounded-[12px] bg-sunken p-4 text-center"
    >
      {view.pairingCode ? (
        <span className="mono text-[24px] text-ink leading-8 tracking-[0.06em]">
          {spellCode(view.pairingCode)}
        </span>
      ) : (
        <>
          <Icon of={LoaderCircle} className="t3 motion-safe:animate-spin" />
          <span className="med">{t("preparing")}</span>
          <span className="sm t2">{t("preparingHelp")}</span>
        </>
      )}
    </div>
  );
}

/** Why there is no code yet, when it is not just a matter of seconds. */
function WhyNotYet({ data: { view }, nobodyThere }: { data: LinkPageData; nobodyThere: boolean }) {
  const t = useT("whatsapp.link");
  const end = useT("whatsapp");
  const formats = useFormats();
  if (view.qr || view.pairingCode) return null;
  if (view.endReason) {
    return (
      <Say tone="hold" live className="mt-4" title={`${end(`endTitle.${view.endReason}`)}.`}>
        {end(`end.${view.endReason}`)}{" "}
        {view.retryAt && t("retryAt", { time: formats.date(new Date(view.retryAt), "timeSeconds") })}
      </Say>
    );
  }
  if (!nobodyThere) return null;
  return (
    <Say tone="hold" live className="mt-4" title={t("noWorker")}>
      {t("noWorkerHelp")}
    </Say>
  );
}

/** Without JavaScript the page cannot follow the code. */
function Reload() {
  const t = useT("whatsapp.link");
  const { pathname } = useLocation();
  return (
    <noscript>
      <a className="link sm mt-2 block" href={pathname}>
        {t("reload")}
      </a>
    </noscript>
  );
}
