import type { ReactNode } from "react";
import { useT } from "~/i18n/use-t";
import { PageHeader } from "~/ui/page-header";
import { Tabs } from "~/ui/tabs";

interface InboxSettingsPageProps {
  actions?: ReactNode;
  /** Only who may change the company sees the first tab. */
  mayChange: boolean;
  children: ReactNode;
}

/** Head and tabs of what a company decides about its conversations. */
export function InboxSettingsPage({ actions, mayChange, children }: InboxSettingsPageProps) {
  const t = useT("inbox-settings");
  const settings = useT("companies")("settings");
  return (
    <>
      <PageHeader crumbs={[{ label: settings, to: "/settings" }]} title={t("title")} actions={actions} />
      <Tabs
        label={t("tabs")}
        items={[
          ...(mayChange ? [{ to: "/settings/inbox", label: t("general"), end: true }] : []),
          { to: "/settings/inbox/labels", label: t("labels") },
        ]}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard. */}
      <div className="scroll grow" tabIndex={0}>
        {children}
      </div>
    </>
  );
}
