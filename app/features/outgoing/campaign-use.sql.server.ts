import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";

/**
 * How long ago each campaign message of the last 24 hours left a number (or may have left it), oldest first, in
 * milliseconds. Ages by the database's clock: the worker's may differ.
 */
export function loadCampaignUse(ctx: CompanyContext, connectionId: string): Promise<number[]> {
  return sqlTransaction(ctx, "read", async (sql) => {
    const rows = await sql.query<{ ageMs: number }>(
      `SELECT (extract(epoch FROM now() - at) * 1000)::float8 AS "ageMs" FROM whatsapp_send
       WHERE connection_id = $1 AND at > now() - interval '24 hours' ORDER BY at`,
      [connectionId],
    );
    return rows.map(({ ageMs }) => Math.max(0, ageMs));
  });
}
