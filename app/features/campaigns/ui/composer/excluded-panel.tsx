import { Link } from "@remix-run/react";
import type { ExclusionReason } from "~/features/outgoing/core/reasons";
import { useT } from "~/i18n/use-t";
import { Avatar } from "~/ui/avatar";
import { Pagination } from "~/ui/pagination";
import { Panel } from "~/ui/panel";
import type { ExcludedPage } from "../../list-excluded.server";

interface ExcludedPanelProps {
  campaignId: string;
  why: ExclusionReason;
  page: ExcludedPage;
}

/** Who is left out for one reason, each a link to the contact. */
export function ExcludedPanel({ campaignId, why, page }: ExcludedPanelProps) {
  const t = useT("composer.excludedPanel");
  const reason = useT("composer.excluded");
  const noName = useT("common")("noName");
  return (
    <Panel label={reason(why)} closeTo={`/campaigns/${campaignId}/edit`} bare>
      <ul>
        {page.items.map((person) => (
          <li key={person.contactId}>
            <Link
              to={`/contacts/${person.contactId}`}
              className="row gap-2.5 px-4 min-h-10 border-b border-line-soft hover:bg-accent"
            >
              <Avatar id={person.contactId} name={person.name || person.phone} size="s" />
              <bdi className="ell grow">{person.name || noName}</bdi>
              <span className="t3 num nw sm">{person.phone}</span>
            </Link>
          </li>
        ))}
      </ul>
      {page.items.length === 0 && <p className="p-4 t2">{t("nobody")}</p>}
      <Pagination previous={null} next={page.next} />
    </Panel>
  );
}
