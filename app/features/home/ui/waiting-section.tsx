import { Link } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import { Avatar } from "~/ui/avatar";
import { RelativeTime } from "~/ui/relative-time";
import { Section } from "~/ui/section";
import type { WaitingPerson } from "../waiting-people.sql.server";

const LONG_MS = 30 * 60_000;

/** Who wrote and still waits, longest first. */
export function WaitingSection({ people, total }: { people: WaitingPerson[]; total: number }) {
  const t = useT("home.waiting");
  const noName = useT("common")("noName");
  if (people.length === 0) return null;
  return (
    <div id="waiting" className="scroll-mt-4">
      <Section
        className="hs"
        title={t("title")}
        aside={
          total > people.length ? (
            <span className="t3">{t("of", { shown: people.length, total })}</span>
          ) : undefined
        }
      >
        {people.map((person) => (
          <Link
            key={person.conversationId}
            className="ur"
            to={`/inbox/${person.conversationId}`}
            prefetch="intent"
          >
            <Avatar id={person.contactId} name={person.name || person.phone} />
            <span className="med ell">
              <bdi>{person.name || person.phone || noName}</bdi>
            </span>
            <span className="t2 ell says">
              <bdi>{person.preview || t("noText")}</bdi>
            </span>
            <span
              className={late(person.since) ? "sm num nw hold med" : "sm num nw t3"}
              suppressHydrationWarning
            >
              <RelativeTime at={person.since} />
            </span>
          </Link>
        ))}
      </Section>
    </div>
  );
}

const late = (since: Date) => Date.now() - since.getTime() > LONG_MS;
