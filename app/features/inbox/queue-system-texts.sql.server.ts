import { STREAMS } from "~/features/outgoing/streams";
import { wakeLane } from "~/features/outgoing/wake-lane.sql.server";
import { plainArray } from "~/platform/db/array-literal";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

export interface SystemText {
  conversationId: string;
  text: string;
  /** It stays in the queue until then. */
  notBefore: Date;
}

/**
 * Puts texts of the system (a greeting, a survey) into the one queue, for those people who may be written to now: on an
 * active connection, inside WhatsApp's 24 hours where there are any, neither blocked nor stopped. They leave the
 * conversation as it is: nobody has answered. → conversation → outgoing id, of those that were queued
 */
export async function queueSystemTexts(
  tx: CompanyTransaction,
  texts: readonly SystemText[],
): Promise<Map<string, string>> {
  if (texts.length === 0) return new Map();
  const given = texts.map((text) => ({ ...text, id: Bun.randomUUIDv7() }));
  const rows = await sqlOf(tx).query<{ id: string; conversationId: string; connectionId: string }>(
    `INSERT INTO outgoing (id, source, connection_id, stream_id, contact_id, conversation_id, to_phone, to_wa, to_user_id,
       purpose, content, not_before)
     SELECT t.id, 'system', v.connection_id, '${STREAMS.system}', v.contact_id, v.id, p.phone, p.wa, p.other, 'SERVICE',
       jsonb_build_object('type', 'text', 'text', t.text), t."notBefore"
     FROM conversation AS v
     JOIN json_to_recordset($1::json) AS t (id uuid, "conversationId" uuid, text text, "notBefore" timestamptz)
       ON t."conversationId" = v.id
     CROSS JOIN LATERAL (
       SELECT kind, portfolio_id, waba_id FROM connection WHERE id = v.connection_id AND state = 'active' LIMIT 1
     ) AS k
     CROSS JOIN LATERAL (
       SELECT c.phone,
         CASE WHEN k.kind <> 'sms' THEN (SELECT i.value FROM identity AS i
           WHERE i.contact_id = c.id AND i.kind = 'wa' ORDER BY i.id DESC LIMIT 1) END AS wa,
         CASE WHEN c.phone IS NOT NULL THEN NULL
           WHEN k.kind = 'meta' THEN (SELECT i.value FROM identity AS i WHERE i.contact_id = c.id AND i.kind = 'bsuid'
             AND i.scope = coalesce(k.portfolio_id::text, k.waba_id, '') LIMIT 1)
           WHEN k.kind = 'whatsapp' THEN (SELECT i.value || '@lid' FROM identity AS i
             WHERE i.contact_id = c.id AND i.kind = 'lid' LIMIT 1) END AS other
       FROM contact AS c
       WHERE c.id = v.contact_id AND c.blocked_at IS NULL
         AND CASE WHEN k.kind = 'sms' THEN c.sms_stopped_at ELSE c.whatsapp_stopped_at END IS NULL
       LIMIT 1
     ) AS p
     WHERE v.id = ANY ($2::uuid[]) AND (k.kind <> 'meta' OR v.window_until > t."notBefore")
       AND (p.phone IS NOT NULL OR p.wa IS NOT NULL OR p.other IS NOT NULL)
     RETURNING id::text AS id, conversation_id::text AS "conversationId", connection_id::text AS "connectionId"`,
    [JSON.stringify(given), plainArray(given.map(({ conversationId }) => conversationId))],
  );
  const earliest = new Date(Math.min(...texts.map(({ notBefore }) => notBefore.getTime())));
  const lanes = new Set(rows.map(({ connectionId }) => connectionId));
  for (const connectionId of [...lanes].sort()) await wakeLane(tx, connectionId, earliest);
  return new Map(rows.map(({ conversationId, id }) => [conversationId, id]));
}

/** Takes back what has not left. What is being sent, or was, stays. → how many */
export function takeBackTexts(tx: CompanyTransaction, outgoingIds: readonly string[]): Promise<number> {
  if (outgoingIds.length === 0) return Promise.resolve(0);
  return sqlOf(tx).execute(
    "DELETE FROM outgoing WHERE id = ANY ($1::uuid[]) AND source = 'system' AND state = 'waiting'",
    [plainArray(outgoingIds)],
  );
}
