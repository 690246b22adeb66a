import type { CompanyRead } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import type { ReactionMark } from "./core/reaction-marks";
import type { ThreadPlace } from "./core/thread-cursor";

export interface ThreadRow {
  id: string;
  direction: "in" | "out" | "internal";
  author: string;
  authorId: string | null;
  campaignId: string | null;
  type: string;
  text: string;
  content: Record<string, unknown> | null;
  replyToId: string | null;
  at: Date;
  editedAt: Date | null;
  revokedAt: Date | null;
  reactions: ReactionMark[] | null;
}

const COLUMNS = `m.id::text AS id, m.direction, m.author, m.author_id::text AS "authorId",
  m.campaign_id::text AS "campaignId", m.type, m.text, m.content, m.reply_to_id AS "replyToId", m.at,
  m.edited_at AS "editedAt", m.revoked_at AS "revokedAt", m.reactions`;

// A reaction whose bubble is known is shown on it. Its row stays: it makes the provider's repeats harmless.
const SHOWN = `m.conversation_id = $1::uuid AND (m.type <> 'reaction' OR m.content -> 'onBubble' IS NULL)`;

/** The last `most` before a place, or of all; newest first. */
export function rowsBefore(
  scope: CompanyRead,
  conversationId: string,
  place: ThreadPlace | undefined,
  most: number,
): Promise<ThreadRow[]> {
  const before = place ? "AND (m.at, m.id) < ($2::timestamptz, $3::uuid)" : "";
  return sqlOf(scope).query<ThreadRow>(
    `SELECT ${COLUMNS} FROM message AS m WHERE ${SHOWN} ${before} ORDER BY m.at DESC, m.id DESC LIMIT ${most}`,
    place ? [conversationId, place.at, place.id] : [conversationId],
  );
}

/** The first `most` after a place, oldest first. */
export function rowsAfter(
  scope: CompanyRead,
  conversationId: string,
  place: ThreadPlace,
  most: number,
): Promise<ThreadRow[]> {
  return sqlOf(scope).query<ThreadRow>(
    `SELECT ${COLUMNS} FROM message AS m WHERE ${SHOWN} AND (m.at, m.id) > ($2::timestamptz, $3::uuid)
     ORDER BY m.at, m.id LIMIT ${most}`,
    [conversationId, place.at, place.id],
  );
}

/** The message itself with up to `most` on either side, oldest first; empty when it is not in this conversation. */
export function rowsAround(
  scope: CompanyRead,
  conversationId: string,
  messageId: string,
  most: number,
): Promise<ThreadRow[]> {
  return sqlOf(scope).query<ThreadRow>(
    `WITH centre AS MATERIALIZED (
       SELECT at, id FROM message WHERE id = $2::uuid AND conversation_id = $1::uuid
     )
     SELECT * FROM (
       (SELECT ${COLUMNS} FROM message AS m
        WHERE ${SHOWN} AND (m.at, m.id) <= ((SELECT at FROM centre), (SELECT id FROM centre))
        ORDER BY m.at DESC, m.id DESC LIMIT ${most + 1})
       UNION ALL
       (SELECT ${COLUMNS} FROM message AS m
        WHERE ${SHOWN} AND (m.at, m.id) > ((SELECT at FROM centre), (SELECT id FROM centre))
        ORDER BY m.at, m.id LIMIT ${most})
     ) AS page ORDER BY at, id::uuid`,
    [conversationId, messageId],
  );
}

/** Some bubbles of a conversation by their ids. */
export function rowsById(scope: CompanyRead, conversationId: string, ids: string[]): Promise<ThreadRow[]> {
  return sqlOf(scope).query<ThreadRow>(
    `SELECT ${COLUMNS} FROM message AS m WHERE m.id = ANY ($2::uuid[]) AND m.conversation_id = $1::uuid`,
    [conversationId, `{${ids.join(",")}}`],
  );
}

export interface SentFacts {
  source: string;
  state: string;
  why: string | null;
  detail: string | null;
  superseded: boolean;
  notBefore: string | null;
  acceptedAt: string | null;
  deliveredAt: string | null;
  readAt: string | null;
  failedAt: string | null;
}
export interface QuotedFacts {
  id: string;
  author: string;
  type: string;
  text: string;
  revoked: boolean;
}
export interface CampaignFacts {
  name: string;
  buttons: string[] | null;
}
export interface ThreadFacts {
  /** By outgoing id. */
  sent: Map<string, SentFacts>;
  /** By the provider's id. */
  quoted: Map<string, QuotedFacts>;
  campaigns: Map<string, CampaignFacts>;
}

/** What a page's rows point at, by id: behind the policies the planner would read whole tables for joins. */
export async function loadThreadFacts(
  scope: CompanyRead,
  wanted: { connectionId: string; outgoingIds: string[]; quotedIds: string[]; campaignIds: string[] },
): Promise<ThreadFacts> {
  const facts: ThreadFacts = { sent: new Map(), quoted: new Map(), campaigns: new Map() };
  const { connectionId, outgoingIds, quotedIds, campaignIds } = wanted;
  if (outgoingIds.length + quotedIds.length + campaignIds.length === 0) return facts;
  const rows = await sqlOf(scope).query<{ about: keyof ThreadFacts; key: string; facts: never }>(
    `SELECT 'sent' AS about, o.id::text AS key, json_build_object('source', o.source, 'state', o.state, 'why', o.why,
       'detail', o.detail, 'superseded', o.superseded, 'notBefore', o.not_before, 'acceptedAt', o.accepted_at,
       'deliveredAt', o.delivered_at, 'readAt', o.read_at, 'failedAt', o.failed_at) AS facts
     FROM outgoing AS o WHERE o.id = ANY ($1::uuid[])
     UNION ALL
     SELECT 'quoted', m.provider_id, json_build_object('id', m.id, 'author', m.author, 'type', m.type,
       'text', left(m.text, 300), 'revoked', m.revoked_at IS NOT NULL)
     FROM message AS m
     WHERE m.connection_id = $2::uuid AND m.provider_id = ANY (ARRAY(SELECT json_array_elements_text($3::json)))
     UNION ALL
     SELECT 'campaigns', c.id::text, json_build_object('name', c.name, 'buttons',
       jsonb_path_query_array(c.template_snapshot, '$.components[*] ? (@.type == "BUTTONS").buttons[*].text'))
     FROM campaign AS c WHERE c.id = ANY ($4::uuid[])`,
    [`{${outgoingIds.join(",")}}`, connectionId, JSON.stringify(quotedIds), `{${campaignIds.join(",")}}`],
  );
  for (const { about, key, facts: value } of rows) facts[about].set(key, value);
  return facts;
}
