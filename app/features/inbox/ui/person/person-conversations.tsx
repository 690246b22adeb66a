import { Link, useLocation } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import { RelativeTime } from "~/ui/relative-time";
import type { SectionProps } from "./person-panel";

/** The same person on other numbers of ours. */
export function PersonConversations({ person: { conversations } }: SectionProps) {
  const t = useT("inbox-person");
  const { search } = useLocation();
  if (conversations.length === 0) return null;
  return (
    <section aria-label={t("others")}>
      <h3>{t("others")}</h3>
      {conversations.map(({ id, connection, state, lastMessageAt }) => (
        <div key={id} className="person-line">
          <Link className="grow ell link" title={connection} to={`/inbox/${id}${search}`}>
            {connection}
          </Link>
          <span className="t3 sm">{t("state", { state })}</span>
          {lastMessageAt && (
            <span className="t3 sm">
              <RelativeTime at={lastMessageAt} />
            </span>
          )}
        </div>
      ))}
    </section>
  );
}
