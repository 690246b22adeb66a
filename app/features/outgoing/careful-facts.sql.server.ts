import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import type { CarefulFacts } from "./core/careful-guard";

const REPLIES = `
  WITH asked AS (
    SELECT contact_id, min(at) AS at FROM whatsapp_send
    WHERE connection_id = $1 AND contact_id IS NOT NULL AND at > $2
    GROUP BY contact_id HAVING min(at) < $3 ORDER BY min(at) DESC LIMIT 100
  ), reached AS (
    SELECT asked.contact_id, asked.at FROM asked WHERE EXISTS (
      SELECT 1 FROM whatsapp_send AS s JOIN outgoing AS o ON o.id = s.id
      WHERE s.connection_id = $1 AND s.contact_id = asked.contact_id AND o.state IN ('delivered', 'read'))
  )
  SELECT count(*)::int AS people, count(*) FILTER (WHERE c.last_inbound_at > reached.at)::int AS answered
  FROM reached LEFT JOIN conversation AS c ON c.connection_id = $1 AND c.contact_id = reached.contact_id`;

const TICKS = `
  SELECT o.state FROM whatsapp_send AS s JOIN outgoing AS o ON o.id = s.id
  WHERE s.connection_id = $1 AND s.at > greatest($2::timestamptz, $3::timestamptz - interval '6 days') AND s.at < $3
    AND o.state IN ('accepted', 'delivered', 'read') ORDER BY s.at DESC LIMIT 50`;

const RECENT = `
  SELECT (SELECT count(*)::int FROM whatsapp_send AS s JOIN outgoing AS o ON o.id = s.id
      WHERE s.connection_id = $1 AND s.at > greatest($2::timestamptz, $3::timestamptz) AND o.state = 'failed' AND o.why = '403')
      AS refused,
    count(*)::int AS messages, count(*) FILTER (WHERE state = 'unknown')::int AS unknown
  FROM (SELECT o.state FROM whatsapp_send AS s JOIN outgoing AS o ON o.id = s.id
    WHERE s.connection_id = $1 AND s.at > $2 AND s.at < $4 ORDER BY s.at DESC LIMIT 10) AS last`;

const DAY_MS = 86_400_000;
const EXPECTED_MS = 10 * 60_000;

/** What happened to a number's campaign messages after `since`: earlier ones were judged by the rest they led to. */
export function loadCarefulFacts(
  ctx: CompanyContext,
  connectionId: string,
  since: Date,
  now: Date,
): Promise<CarefulFacts> {
  const dayAgo = new Date(now.getTime() - DAY_MS);
  return sqlTransaction(ctx, "read", async (sql) => {
    const [replies] = await sql.query<CarefulFacts["replies"]>(REPLIES, [connectionId, since, dayAgo]);
    const ticks = await sql.query<{ state: string }>(TICKS, [connectionId, since, dayAgo]);
    const [recent] = await sql.query<{ refused: number; messages: number; unknown: number }>(RECENT, [
      connectionId,
      since,
      dayAgo,
      new Date(now.getTime() - EXPECTED_MS),
    ]);
    const firstTold = ticks.findIndex(({ state }) => state !== "accepted");
    return {
      replies: replies!,
      ticks: {
        messages: ticks.length,
        undelivered: ticks.filter(({ state }) => state === "accepted").length,
        inARow: firstTold < 0 ? ticks.length : firstTold,
      },
      refusedByPeople: recent!.refused,
      lastTen: { messages: recent!.messages, unknown: recent!.unknown },
    };
  });
}
