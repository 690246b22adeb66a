import { clsx } from "clsx";
import { memo } from "react";
import { formatPhone } from "~/features/contacts/core/format-phone";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Avatar } from "~/ui/avatar";
import { Marked } from "~/ui/marked";
import { useInboxPiece, useRow } from "../store/store-context";
import { RowPreview } from "./row-preview";
import { RowTags } from "./row-tags";
import { rowTime } from "./row-time";

interface ConversationItemProps {
  id: string;
  /** The filter, so that the list stays as it is when one opens it. */
  search: string;
  on: boolean;
  chosen: boolean;
  place: number;
  total: number;
  /** Moves once a minute. */
  nowMs: number;
  /** Words that were looked for, under the highlighter in the name. */
  mark?: string;
}

/** One row of the list. A plain link: clicks are answered by the list, all rows in one place. */
export const ConversationItem = memo(function ConversationItem(props: ConversationItemProps) {
  const { id, search, on, chosen, place, total, nowMs, mark } = props;
  const row = useRow(id);
  const draft = useInboxPiece((store) => (on ? undefined : store.draft(id)));
  const t = useT("inbox-list.row");
  const formats = useFormats();
  if (!row) return null;
  const name = row.name || (row.phone ? formatPhone(row.phone) : t("noName"));
  return (
    <li
      className={clsx("cv", on && "on", row.unread > 0 && "un", chosen && "picked-row")}
      aria-setsize={total}
      aria-posinset={place}
    >
      <a href={`/inbox/${id}${search}`} data-id={id} aria-current={on ? "page" : undefined}>
        <Avatar id={row.contactId} name={name} size="l" />
        <span className="cv-b">
          <span className="cv-l">
            <span className="nm ell" dir="auto" title={name}>
              {mark ? <Marked text={name} query={mark} /> : name}
            </span>
            <time className="tm" dateTime={row.lastMessageAt} suppressHydrationWarning>
              {rowTime(row.lastMessageAt, nowMs, formats, t("yesterday"))}
            </time>
          </span>
          <span className="cv-l">
            <RowPreview row={row} draft={draft} />
            <RowTags row={row} nowMs={nowMs} />
          </span>
        </span>
      </a>
      <input
        type="checkbox"
        className="chk"
        tabIndex={-1}
        data-pick={id}
        checked={chosen}
        readOnly
        aria-label={t("pick", { name })}
      />
    </li>
  );
});
