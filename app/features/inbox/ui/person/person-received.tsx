import { Link } from "@remix-run/react";
import { paths } from "~/features/contacts/core/contact-paths";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Ticks } from "~/ui/ticks";
import type { SectionProps } from "./person-panel";

/** Campaigns that went to this person, each with what became of it. */
export function PersonReceived({ person }: SectionProps) {
  const t = useT("inbox-person");
  const formats = useFormats();
  const today = formats.date(new Date(), "day");
  const dayOf = (at: string) => {
    const day = formats.date(new Date(at), "day");
    return day === today ? t("today") : day;
  };
  return (
    <section aria-label={t("received")}>
      <h3>{t("received")}</h3>
      {person.received.length === 0 && <p className="t3">{t("noneReceived")}</p>}
      {person.received.map(({ id, campaignId, name, tick, at }) => (
        <div key={id} className="person-line">
          <Link className="grow ell" title={name} to={paths.campaign(campaignId)}>
            {name}
          </Link>
          <Ticks state={tick} />
          <time className="t3 sm num" dateTime={at} suppressHydrationWarning>
            {dayOf(at)}
          </time>
        </div>
      ))}
    </section>
  );
}
