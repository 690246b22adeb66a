import { Link, useSearchParams } from "@remix-run/react";
import ArrowLeft from "lucide-react/icons/arrow-left";
import { useT } from "~/i18n/use-t";
import { Icon } from "~/ui/icon";
import type { SandboxView } from "../sandbox-view";
import { CarrierLog } from "./carrier-log";
import { PhoneList } from "./phone-list";
import { PhoneScreen } from "./phone-screen";
import { SandboxActions } from "./sandbox-actions";
import { SandboxFrame } from "./sandbox-frame";
import { SpoilSwitches } from "./spoil-switches";
import { useSandbox } from "./use-sandbox";

interface SandboxPageProps {
  view: SandboxView;
  mayWrite: boolean;
  maySpoil: boolean;
}

/** The simulator: any pretend phone, what the pretend carriers announced, and what to break on purpose. */
export function SandboxPage({ view: first, mayWrite, maySpoil }: SandboxPageProps) {
  const t = useT("sandbox");
  const view = useSandbox(first);
  const [search] = useSearchParams();
  const back = new URLSearchParams(search);
  back.delete("phone");
  back.delete("business");
  return (
    <SandboxFrame
      actions={<SandboxActions settings={view.settings} maySpoil={maySpoil} />}
      pretend={t("pretend")}
      pretendWhy={t("pretendWhy")}
      chosen={view.chosen}
    >
      <PhoneList view={view} />
      <div className="sbx-mid">
        <Link to={`?${back}`} className="btn ghost sm sbx-back">
          <Icon of={ArrowLeft} size="s" />
          {t("phones.title")}
        </Link>
        {view.open ? (
          <PhoneScreen view={{ ...view, open: view.open }} mayWrite={mayWrite} />
        ) : (
          <p className="sys">{t("phones.none")}</p>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard. */}
      <section className="sbx-side scroll" tabIndex={0} aria-label={t("side")}>
        <SpoilSwitches settings={view.settings} maySpoil={maySpoil} />
        <CarrierLog lines={view.log} />
      </section>
    </SandboxFrame>
  );
}
