import type { OutboundContent } from "~/channels/channel";
import type { TemplateSnapshot } from "~/features/outgoing/campaign-content";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { settleReplies } from "./settle-replies.sql.server";

export interface BubbleSource {
  id: string;
  campaignId: string | null;
  values: string[];
  content: OutboundContent | null;
}

/** What the bubbles of these outgoing rows are made from; only rows that have no bubble and belong to a person. */
export function loadBubbleSources(tx: CompanyTransaction, outgoingIds: string[]): Promise<BubbleSource[]> {
  return sqlOf(tx).query<BubbleSource>(
    `SELECT o.id::text AS id, o.campaign_id::text AS "campaignId", o.values, o.content FROM outgoing AS o
     WHERE o.id = ANY ($1::uuid[]) AND o.contact_id IS NOT NULL AND o.provider_id IS NOT NULL
       AND NOT EXISTS (SELECT FROM message AS m WHERE m.id = o.id)`,
    [`{${outgoingIds.join(",")}}`],
  );
}

export function loadSnapshots(tx: CompanyTransaction, campaignIds: string[]) {
  return sqlOf(tx).query<{ id: string; snapshot: TemplateSnapshot | null }>(
    "SELECT id::text AS id, template_snapshot AS snapshot FROM campaign WHERE id = ANY ($1::uuid[])",
    [`{${campaignIds.join(",")}}`],
  );
}

export interface Bubble {
  outgoingId: string;
  type: string;
  text: string;
}

/** Writes bubbles, and the provider's id into those that a person's reply has already. The lane writes the same ones. */
export async function writeBubbles(tx: CompanyTransaction, bubbles: Bubble[]): Promise<void> {
  const sql = sqlOf(tx);
  const given = [JSON.stringify(bubbles)];
  const outgoing = `json_to_recordset($1::json) AS b ("outgoingId" uuid, type text, text text)
     JOIN outgoing AS o ON o.id = b."outgoingId"`;
  await sql.execute(
    `INSERT INTO conversation (connection_id, contact_id)
     SELECT DISTINCT o.connection_id, o.contact_id FROM ${outgoing}
     WHERE o.conversation_id IS NULL ORDER BY 1, 2
     ON CONFLICT (company_id, connection_id, contact_id) DO NOTHING`,
    given,
  );
  await sql.execute(
    `INSERT INTO message (id, conversation_id, connection_id, direction, author, provider_id, campaign_id, type,
       text, at)
     SELECT o.id, v.id, o.connection_id, 'out', CASE o.source WHEN 'campaign' THEN 'campaign' ELSE 'system' END,
       o.provider_id, o.campaign_id, b.type, b.text,
       coalesce(o.sending_at, o.accepted_at, o.delivered_at, o.read_at, o.failed_at, now())
     FROM ${outgoing}
     JOIN conversation AS v ON v.connection_id = o.connection_id AND v.contact_id = o.contact_id
     WHERE o.source <> 'reply' ORDER BY o.provider_id ON CONFLICT DO NOTHING`,
    given,
  );
}

/** A member's answer has its bubble from the moment it was written: what is missing is what its acceptance says. */
export const nameReplies = (tx: CompanyTransaction, outgoingIds: string[]): Promise<void> =>
  settleReplies(sqlOf(tx), outgoingIds);
