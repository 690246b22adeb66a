import type { CompanyRead } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

/** People of a campaign who wait, by number id; every number is in it. */
export async function countWaiting(
  scope: CompanyRead,
  campaignId: string,
  numberIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await sqlOf(scope).query<{ id: string; n: number }>(
    `SELECT n.id::text, (SELECT count(*)::int FROM outgoing_due AS d
       WHERE d.connection_id = n.id AND d.stream_id = $1::uuid) AS n
     FROM unnest($2::uuid[]) AS n(id)`,
    [campaignId, numberIds],
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}
