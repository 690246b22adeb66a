import type { CompanyRead } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

export interface TurnLoad {
  /** Campaign messages of the last 24 hours, oldest first. */
  sentAtMs: number[];
  /** People of other campaigns that are under way and wait for the same number. */
  ahead: number;
}

/** What a number by QR has behind it and before it, by its id. */
export async function loadTurnLoad(
  scope: CompanyRead,
  campaignId: string,
  numberIds: readonly string[],
  now: Date,
): Promise<Map<string, TurnLoad>> {
  const sql = sqlOf(scope);
  const rows = await sql.query<{ id: string; sent: number[]; ahead: number }>(
    `SELECT n.id::text,
       ARRAY(SELECT (extract(epoch FROM s.at) * 1000)::float8 FROM whatsapp_send AS s WHERE s.company_id = app_company_id() AND s.connection_id = n.id
         AND s.at > $2::timestamptz ORDER BY s.at) AS sent,
       (SELECT count(*)::int FROM outgoing_due AS d JOIN campaign AS c ON c.id = d.stream_id
         AND c.state IN ('preparing', 'running') WHERE d.connection_id = n.id AND d.stream_id <> $3::uuid) AS ahead
     FROM unnest($1::uuid[]) AS n(id)`,
    [numberIds, new Date(now.getTime() - 86_400_000), campaignId],
  );
  return new Map(rows.map(({ id, sent, ahead }) => [id, { sentAtMs: sent, ahead }]));
}
