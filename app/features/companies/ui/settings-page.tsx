import type { ReactNode } from "react";
import { useT } from "~/i18n/use-t";
import { PageHeader } from "~/ui/page-header";

interface SettingsPageProps {
  /** Between Ajustes and this page. */
  crumb?: { label: string; to: string };
  title: string;
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** Head and scrolling body of a page under Ajustes. */
export function SettingsPage({ crumb, title, note, actions, children }: SettingsPageProps) {
  const t = useT("companies");
  return (
    <>
      <PageHeader
        crumbs={[{ label: t("settings"), to: "/settings" }, ...(crumb ? [crumb] : [])]}
        title={title}
        note={note}
        actions={actions}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard. */}
      <div className="scroll grow" tabIndex={0}>
        {children}
      </div>
    </>
  );
}
