import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

export interface Answering {
  connectionId: string;
  contactId: string;
  /** Provider id of the message that this one quotes or reacts to. */
  contextMessageId?: string;
  at: Date;
}

/** Later than this after a campaign's message, a message of the person is not taken as an answer to it. */
const ANSWER_DAYS = 7;

/**
 * Which campaign each message answers: the one whose message it quotes, else the last one that went out to this person on
 * this connection in the seven days before. → campaign ids, in order; undefined = none
 */
export async function findAnsweredCampaigns(
  tx: CompanyTransaction,
  answers: readonly Answering[],
): Promise<(string | undefined)[]> {
  if (answers.length === 0) return [];
  const rows = await sqlOf(tx).query<{ n: number; campaignId: string }>(
    `SELECT g.n, coalesce(quoted.campaign_id, sent.campaign_id)::text AS "campaignId"
     FROM json_to_recordset($1::json)
       AS g (n int, "connectionId" uuid, "contactId" uuid, "contextMessageId" text, at timestamptz)
     LEFT JOIN message AS quoted ON quoted.connection_id = g."connectionId" AND quoted.provider_id = g."contextMessageId"
       AND quoted.direction = 'out'
     LEFT JOIN LATERAL (
       -- Providers cut their times to the second.
       SELECT o.campaign_id FROM outgoing AS o
       WHERE o.contact_id = g."contactId" AND o.connection_id = g."connectionId" AND o.campaign_id IS NOT NULL
         AND o.sending_at <= g.at + interval '1 second' AND o.sending_at > g.at - make_interval(days => ${ANSWER_DAYS})
         AND o.state IN ('sending', 'unknown', 'accepted', 'held', 'delivered', 'read')
       ORDER BY o.sending_at DESC LIMIT 1) AS sent ON quoted.campaign_id IS NULL
     WHERE quoted.campaign_id IS NOT NULL OR sent.campaign_id IS NOT NULL`,
    [JSON.stringify(answers.map((answer, n) => ({ n, ...answer })))],
  );
  const byNumber = new Map(rows.map(({ n, campaignId }) => [n, campaignId]));
  return answers.map((_, n) => byNumber.get(n));
}
