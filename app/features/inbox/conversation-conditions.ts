import type { AddValue } from "~/features/contacts/contact-where";
import type { InboxFilter } from "./core/inbox-filter";
import type { Sight } from "./core/sight";

/** Who asks: a member's id, or null for keys and the system, who have nothing of their own. */
export interface Reader {
  userId: string | null;
  sight: Sight;
}

/** Messages that this reader has not seen, of a conversation's row: those since the last answer, less what they have read. */
export function unreadSql({ userId }: Reader, add: AddValue, row = "c"): string {
  if (userId === null) return `${row}.unread`;
  return `least(${row}.unread, ${row}.inbound_count - coalesce((SELECT r.seen_count FROM conversation_read AS r
    WHERE r.conversation_id = ${row}.id AND r.user_id = ${add(userId, "uuid")}), ${row}.inbound_count - ${row}.unread))`;
}

/** Everything a filter asks of `conversation AS c`, and what the reader may see; the search apart. */
export function conversationConditions(filter: InboxFilter, reader: Reader, add: AddValue): string[] {
  const { view, who, department, connection, label, campaign, unread, handledBy } = filter;
  const parts: (string | false | undefined)[] = [
    "c.last_message_at IS NOT NULL",
    view === "waiting"
      ? "c.state = 'open' AND c.unanswered_since IS NOT NULL"
      : view !== "all" && `c.state = '${view}'`,
    who && whoSql(who, reader, add),
    department && `c.department_id = ${add(department, "uuid")}`,
    connection && `c.connection_id = ${add(connection, "uuid")}`,
    label && `${add(label, "uuid")} = ANY (c.label_ids)`,
    campaign && `c.campaign_id = ${add(campaign, "uuid")}`,
    unread && `c.unread > 0${reader.userId === null ? "" : ` AND ${unreadSql(reader, add)} > 0`}`,
    handledBy && `c.handled_by = '${handledBy}'`,
    sightSql(reader.sight, add),
  ];
  return parts.filter((part): part is string => Boolean(part));
}

function whoSql(who: string, { userId }: Reader, add: AddValue): string {
  if (who === "unassigned") return "c.assignee_id IS NULL";
  return `c.assignee_id = ${add(who === "mine" ? userId : who, "uuid")}`;
}

/**
 * core/sight.ts in SQL, on `conversation AS c` or under another name; undefined = no condition. Opaque on purpose: an index that answers an OR
 * knows no order, and would bring everything that somebody sees.
 */
export function sightSql(sight: Sight, add: AddValue, name = "c"): string | undefined {
  if (sight.all) return undefined;
  const own = `${name}.assignee_id = ${add(sight.userId, "uuid")}`;
  const departments = add(`{${sight.departmentIds.join(",")}}`, "uuid[]");
  return `coalesce(${own} OR ${name}.department_id = ANY (${departments}), false)`;
}
