import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

type Known = { connectionId: string; providerId: string; type: string };

/**
 * A message by QR that could not be read has a bubble that says so. When its words come after all they take its place:
 * the bubble goes, and with it the mark that somebody should read it.
 */
export async function makeRoom(tx: CompanyTransaction, arriving: readonly Known[]): Promise<void> {
  const said = arriving.filter(({ type }) => type !== "unsupported");
  if (said.length === 0) return;
  await sqlOf(tx).execute(
    `WITH gone AS (
       DELETE FROM message AS m USING json_to_recordset($1::json) AS g ("connectionId" uuid, "providerId" text)
       WHERE m.connection_id = g."connectionId" AND m.provider_id = g."providerId" AND m.type = 'unsupported'
         AND m.content -> 'raw' ->> 'unavailable' = 'undecipherable'
       RETURNING m.conversation_id, m.direction
     )
     UPDATE conversation AS v SET unread = greatest(0, v.unread - g.times),
       inbound_count = greatest(0, v.inbound_count - g.times)
     FROM (SELECT conversation_id AS id, count(*)::int AS times FROM gone WHERE direction = 'in' GROUP BY 1) AS g
     WHERE v.id = g.id`,
    [JSON.stringify(said.map(({ connectionId, providerId }) => ({ connectionId, providerId })))],
  );
}
