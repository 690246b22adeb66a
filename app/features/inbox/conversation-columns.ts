import type { AddValue } from "~/features/contacts/contact-where";
import { contactName } from "~/features/contacts/core/contact-name";
import { type Reader, unreadSql } from "./conversation-conditions";
import type { ConversationRow } from "./conversation-row";

/** What a row needs of `conversation AS c`. */
export const ROW_COLUMNS = `c.id, c.contact_id, c.connection_id, c.state, c.snoozed_until, c.last_message_at, left(c.preview, 200) AS preview,
    c.last_type, c.last_author, c.last_message_id, c.unread, c.inbound_count, c.unanswered_since, c.assignee_id,
    c.department_id, c.campaign_id, c.label_ids, c.handled_by, c.window_until`;

/**
 * Rows of `source` (ROW_COLUMNS) with their person, channel and tick, each looked up by its primary key: behind the
 * policies a plain join may read whole tables. `more`: further columns of the source.
 */
export function rowsSql(source: string, reader: Reader, add: AddValue, more: readonly string[] = []): string {
  return `SELECT ${more.map((name) => `v.${name}, `).join("")}v.id, v.contact_id AS "contactId", p.first_name AS "firstName", p.last_name AS "lastName", p.phone,
      v.connection_id AS "connectionId", k.kind AS channel, v.state, v.snoozed_until AS "snoozedUntil",
      v.last_message_at AS "lastMessageAt", coalesce(v.preview, '') AS preview, v.last_type AS "lastType",
      v.last_author AS "lastAuthor", o.state AS "lastState", o.why AS "lastWhy", ${unreadSql(reader, add, "v")} AS unread,
      v.unanswered_since AS "unansweredSince", v.assignee_id AS "assigneeId", v.department_id AS "departmentId",
      v.campaign_id AS "campaignId", v.label_ids::text[] AS "labelIds", v.handled_by AS "handledBy",
      v.window_until AS "windowUntil",
      CASE WHEN k.kind = 'sms' THEN p.sms_stopped_at ELSE p.whatsapp_stopped_at END IS NOT NULL AS stopped,
      p.blocked_at IS NOT NULL AS blocked
    FROM ${source} AS v
    LEFT JOIN LATERAL (SELECT n.first_name, n.last_name, n.phone, n.blocked_at, n.sms_stopped_at, n.whatsapp_stopped_at
      FROM contact AS n WHERE n.id = v.contact_id LIMIT 1) AS p ON true
    LEFT JOIN LATERAL (SELECT n.kind FROM connection AS n WHERE n.id = v.connection_id LIMIT 1) AS k ON true
    LEFT JOIN LATERAL (SELECT n.state, n.why FROM outgoing AS n WHERE n.id = v.last_message_id LIMIT 1) AS o ON true`;
}

type Moments = "snoozedUntil" | "lastMessageAt" | "unansweredSince" | "windowUntil";
export type RawRow = Omit<ConversationRow, Moments | "name"> & {
  firstName: string | null;
  lastName: string | null;
  snoozedUntil: Date | null;
  lastMessageAt: Date;
  unansweredSince: Date | null;
  windowUntil: Date | null;
};

/** A raw row as the browser gets it. `now` decides whether the window for free text is still open. */
export function toRow({ firstName, lastName, ...raw }: RawRow, now: Date): ConversationRow {
  return {
    ...raw,
    name: contactName({ firstName: firstName ?? "", lastName: lastName ?? "" }),
    snoozedUntil: raw.snoozedUntil?.toISOString() ?? null,
    lastMessageAt: raw.lastMessageAt.toISOString(),
    unansweredSince: raw.unansweredSince?.toISOString() ?? null,
    windowUntil: raw.windowUntil && raw.windowUntil > now ? raw.windowUntil.toISOString() : null,
  };
}
