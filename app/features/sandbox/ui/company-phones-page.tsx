import { Link, useSearchParams } from "@remix-run/react";
import ArrowLeft from "lucide-react/icons/arrow-left";
import { useT } from "~/i18n/use-t";
import { Icon } from "~/ui/icon";
import type { CompanyPhonesView } from "../company-phones-view";
import { CompanyPhoneList } from "./company-phone-list";
import { CompanyPhoneScreen } from "./company-phone-screen";
import { EndConnection } from "./end-connection";
import { PhoneCamera } from "./phone-camera";
import { PhoneDevices } from "./phone-devices";
import { SandboxFrame } from "./sandbox-frame";
import { useLatestView } from "./use-latest-view";

interface CompanyPhonesPageProps {
  view: CompanyPhonesView;
  mayWrite: boolean;
}

/** The simulator's other side: the company's own pretend phones, which scan QR codes and link this product. */
export function CompanyPhonesPage({ view: first, mayWrite }: CompanyPhonesPageProps) {
  const t = useT("sandbox.company");
  const view = useLatestView("/sandbox/company/view", first);
  const [search] = useSearchParams();
  const back = new URLSearchParams(search);
  back.delete("phone");
  back.delete("chat");
  const { open } = view;
  return (
    <SandboxFrame pretend={t("pretend")} pretendWhy={t("pretendWhy")} chosen={view.chosen}>
      <CompanyPhoneList view={view} />
      <div className="sbx-mid">
        <Link to={`?${back}`} className="btn ghost sm sbx-back">
          <Icon of={ArrowLeft} size="s" />
          {t("title")}
        </Link>
        {open ? (
          <CompanyPhoneScreen view={{ ...view, open }} mayWrite={mayWrite} />
        ) : (
          <p className="sys">{t("none")}</p>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard. */}
      <section className="sbx-side scroll" tabIndex={0} aria-label={t("camera")}>
        {open && mayWrite && (
          <>
            <PhoneCamera key={open.phone} phone={open.phone} waiting={view.waiting} />
            <PhoneDevices phone={open} notifies={open.notifies} />
            {open.own && open.devices.length > 0 && <EndConnection phone={open.phone} />}
          </>
        )}
      </section>
    </SandboxFrame>
  );
}
