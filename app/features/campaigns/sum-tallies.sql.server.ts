import type { OutgoingState } from "~/features/outgoing/core/outgoing-state";
import type { CompanyRead } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import type { StateCounts } from "./core/campaign-progress";

export interface CampaignSums {
  campaignId: string;
  counts: StateCounts;
  skippedBy: Record<string, number>;
  /** By the provider's code; "unknown" for a failure without one. */
  failedBy: Record<string, number>;
  /** Rows that the sums were made from: many are worth compacting. */
  rows: number;
}

interface Row {
  campaignId: string;
  state: OutgoingState;
  why: string;
  n: number;
  rows: number;
}

/** Recipients by state and reason, of many campaigns at once, as they are in this transaction's view. */
export async function sumTallies(
  scope: CompanyRead,
  campaignIds: readonly string[],
): Promise<CampaignSums[]> {
  if (campaignIds.length === 0) return [];
  const rows = await sqlOf(scope).query<Row>(
    `SELECT campaign_id::text AS "campaignId", state, why, sum(n)::int AS n, count(*)::int AS rows
     FROM campaign_tally WHERE campaign_id = ANY ($1::uuid[]) GROUP BY 1, 2, 3`,
    [campaignIds],
  );
  const sums = new Map(campaignIds.map((id) => [id, emptySums(id)]));
  for (const row of rows) add(sums.get(row.campaignId)!, row);
  return [...sums.values()];
}

function emptySums(campaignId: string): CampaignSums {
  return { campaignId, counts: {}, skippedBy: {}, failedBy: {}, rows: 0 };
}

function add(sums: CampaignSums, { state, why, n, rows }: Row) {
  sums.rows += rows;
  if (n === 0) return;
  sums.counts[state] = (sums.counts[state] ?? 0) + n;
  const parts = state === "failed" ? sums.failedBy : state === "skipped" ? sums.skippedBy : undefined;
  if (parts) parts[why || "unknown"] = (parts[why || "unknown"] ?? 0) + n;
}
