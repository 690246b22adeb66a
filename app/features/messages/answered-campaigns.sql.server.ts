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
    `WITH given AS MATERIALIZED (
       SELECT * FROM json_to_recordset($1::json)
         AS g (n int, "connectionId" uuid, "contactId" uuid, "contextMessageId" text, at timestamptz)
     ), quoted AS (
       SELECT g.n, m.campaign_id FROM given AS g
       JOIN message AS m ON m.connection_id = g."connectionId" AND m.provider_id = g."contextMessageId"
       WHERE g."contextMessageId" IS NOT NULL AND m.direction = 'out' AND m.campaign_id IS NOT NULL
     ), sent AS MATERIALIZED (
       SELECT o.connection_id, o.contact_id, o.campaign_id, o.sending_at FROM outgoing AS o
       WHERE o.contact_id = ANY ($2::uuid[]) AND o.campaign_id IS NOT NULL AND o.sending_at IS NOT NULL
         AND o.state IN ('sending', 'unknown', 'accepted', 'held', 'delivered', 'read')
     )
     SELECT g.n, coalesce(
       (SELECT q.campaign_id FROM quoted AS q WHERE q.n = g.n),
       -- Providers cut their times to the second.
       (SELECT s.campaign_id FROM sent AS s
        WHERE s.contact_id = g."contactId" AND s.connection_id = g."connectionId"
          AND s.sending_at <= g.at + interval '1 second' AND s.sending_at > g.at - make_interval(days => ${ANSWER_DAYS})
        ORDER BY s.sending_at DESC LIMIT 1))::text AS "campaignId"
     FROM given AS g`,
    [
      JSON.stringify(answers.map((answer, n) => ({ n, ...answer }))),
      `{${[...new Set(answers.map(({ contactId }) => contactId))].join(",")}}`,
    ],
  );
  const byNumber = new Map(rows.map(({ n, campaignId }) => [n, campaignId ?? undefined]));
  return answers.map((_, n) => byNumber.get(n));
}
