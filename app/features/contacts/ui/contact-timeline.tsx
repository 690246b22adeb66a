import { Link, useSearchParams } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import { buttonClass } from "~/ui/button";
import { Section } from "~/ui/section";
import { Timeline } from "~/ui/timeline";
import { paths } from "../core/contact-paths";
import type { TimelineLine } from "../timeline-view.server";
import { useTimelineItems } from "./use-timeline-items";

interface ContactTimelineProps {
  lines: TimelineLine[];
  next: string | null;
  contactId: string;
}

/** Everything that happened with one person, the newest first. */
export function ContactTimeline({ lines, next, contactId }: ContactTimelineProps) {
  const t = useT("contacts.page");
  const [search] = useSearchParams();
  const items = useTimelineItems(lines);
  const older = search.has("older");
  return (
    <Section
      title={t("timeline")}
      aside={
        older && (
          <Link className="link" to={paths.contact(contactId)}>
            {t("newest")}
          </Link>
        )
      }
    >
      {items.length === 0 ? <p className="t2">{t("noTimeline")}</p> : <Timeline items={items} />}
      {next && (
        <Link
          className={buttonClass({ size: "sm" })}
          to={`?older=${encodeURIComponent(next)}`}
          preventScrollReset
        >
          {t("older")}
        </Link>
      )}
    </Section>
  );
}
