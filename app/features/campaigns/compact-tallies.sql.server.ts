import type { CompanyContext } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

/** Replaces many differences by their sum. What others write meanwhile stays beside it. @returns rows left of these */
export function compactTallies(ctx: CompanyContext, campaignId: string): Promise<number> {
  return ctx.transaction((tx) =>
    sqlOf(tx).execute(
      `WITH gone AS (DELETE FROM campaign_tally WHERE campaign_id = $1::uuid RETURNING state, why, n)
       INSERT INTO campaign_tally (campaign_id, state, why, n)
       SELECT $1::uuid, state, why, sum(n) FROM gone GROUP BY state, why HAVING sum(n) <> 0`,
      [campaignId],
    ),
  );
}
