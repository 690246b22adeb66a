import { useLocation } from "@remix-run/react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Tabs } from "~/ui/tabs";

/** The parts of a campaign's page, each with its own address. */
export function CampaignTabs({ id, replies }: { id: string; replies: number }) {
  const t = useT("campaigns.tabs");
  const formats = useFormats();
  const { pathname } = useLocation();
  const base = `/campaigns/${id}`;
  const person = pathname.startsWith(`${base}/people/`);
  return (
    <Tabs
      label={t("label")}
      items={[
        // A person's panel is part of the first tab.
        { to: person ? pathname : base, label: t("live"), end: true },
        { to: `${base}/replies`, label: t("replies"), count: formats.number(replies) },
        { to: `${base}/message`, label: t("message") },
        { to: `${base}/audience`, label: t("audience") },
        { to: `${base}/history`, label: t("history") },
      ]}
    />
  );
}
