import ArrowLeft from "lucide-react/icons/arrow-left";
import BatteryFull from "lucide-react/icons/battery-full";
import Signal from "lucide-react/icons/signal";
import Wifi from "lucide-react/icons/wifi";
import type { ReactNode } from "react";
import { useT } from "~/i18n/use-t";
import { Icon } from "./icon";

interface PhonePreviewProps {
  /** The business as the customer sees it. */
  name: string;
  /** Formatted time in the status bar. */
  time: string;
  /** Under the name; "Conta comercial" without it. */
  subtitle?: string;
  /** CSS height of the whole phone. */
  height?: string;
  /** TemplateBubble and Bubbles. */
  children: ReactNode;
  /** Below the messages: what one writes as the customer. */
  composer?: ReactNode;
}

/** A phone with the chat as it arrives there. */
export function PhonePreview({
  name,
  time,
  subtitle,
  height = "560px",
  children,
  composer,
}: PhonePreviewProps) {
  const t = useT("ui.phone");
  return (
    <section className="phone" style={{ height }} aria-label={t("sample")}>
      <div className="scr">
        <div className="sb num" aria-hidden="true">
          <span>{time}</span>
          <span className="row gap-1">
            <Icon of={Signal} size="s" />
            <Icon of={Wifi} size="s" />
            <Icon of={BatteryFull} size="s" />
          </span>
        </div>
        <div className="ph-h">
          <Icon of={ArrowLeft} />
          <span className="av bg-primary text-primary-foreground" aria-hidden="true">
            {name.slice(0, 2).toUpperCase()}
          </span>
          <div className="grow">
            <div className="semi ell">{name}</div>
            <div className="sm t3 ell">{subtitle ?? t("business")}</div>
          </div>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard. */}
        <div className="bd scroll" tabIndex={0}>
          {children}
        </div>
        {composer}
      </div>
    </section>
  );
}
