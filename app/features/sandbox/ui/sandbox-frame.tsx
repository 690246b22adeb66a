import { clsx } from "clsx";
import FlaskConical from "lucide-react/icons/flask-conical";
import type { ReactNode } from "react";
import { useT } from "~/i18n/use-t";
import { Icon } from "~/ui/icon";
import { PageHeader } from "~/ui/page-header";
import { Tabs } from "~/ui/tabs";

interface SandboxFrameProps {
  actions?: ReactNode;
  /** What is pretend here, and why it can be trusted. */
  pretend: string;
  pretendWhy: string;
  /** On a phone's screen one page at a time: the list, or what was chosen from it. */
  chosen: boolean;
  children: ReactNode;
}

/** Head, strip and the three columns of a simulator's page. */
export function SandboxFrame({ actions, pretend, pretendWhy, chosen, children }: SandboxFrameProps) {
  const t = useT("sandbox");
  return (
    <>
      <PageHeader title={t("title")} actions={actions} />
      <Tabs
        label={t("tabs.label")}
        items={[
          { to: "/sandbox", label: t("tabs.customers"), end: true },
          { to: "/sandbox/company", label: t("tabs.company") },
        ]}
      />
      <div className="sbx-strip">
        <Icon of={FlaskConical} className="hold" />
        <p>
          <span className="med">{pretend}</span> <span className="t2">{pretendWhy}</span>
        </p>
      </div>
      <div className={clsx("sbx", chosen && "chosen")}>{children}</div>
    </>
  );
}
