import { plainArray } from "~/platform/db/array-literal";
import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";

export class LaneLost extends Error {}

export interface MarkedRows {
  /** lane_claim row to delete when every one of them is recorded. */
  claimId: string;
  /** Only these may go out. */
  ids: Set<string>;
}

const MARK = `
  UPDATE outgoing SET state = 'sending', not_before = NULL, why = NULL, epoch = $2,
    claimed_at = to_timestamp($3::float8 / 1000), sending_at = now()
  WHERE id = ANY ($1::uuid[]) AND (state = 'waiting' OR (state = 'sending' AND epoch = $2))
    AND (campaign_id IS NULL OR campaign_id IN (SELECT id FROM campaign WHERE state IN ('preparing', 'running')))
  RETURNING id`;

/**
 * The last question before the network, committed before anything leaves: takes rows as sending if they still wait (not
 * stopped, not cancelled), their campaign still runs and the lane is still ours. What it does not return must not go out.
 * Repeating it after an error is safe: only this lane in this epoch can have marked them, and it has not sent them.
 * @throws LaneLost when another worker has taken the lane over
 */
export function markSending(
  ctx: CompanyContext,
  lane: { connectionId: string; epoch: string },
  ids: string[],
  pickedAtMs: number,
): Promise<MarkedRows> {
  return sqlTransaction(ctx, "write", async (sql) => {
    // Shared with nobody's update: a take-over waits for this transaction, or this one sees the new epoch.
    const owned = await sql.query("SELECT 1 FROM lane WHERE connection_id = $1 AND epoch = $2 FOR SHARE", [
      lane.connectionId,
      lane.epoch,
    ]);
    if (owned.length === 0) throw new LaneLost("The lane was taken over");
    const marked = await sql.query<{ id: string }>(MARK, [plainArray(ids), lane.epoch, pickedAtMs]);
    const kept = marked.map((row) => row.id);
    const [claim] = await sql.query<{ id: string }>(
      "INSERT INTO lane_claim (connection_id, epoch, outgoing_ids) VALUES ($1, $2, $3::uuid[]) RETURNING id::text",
      [lane.connectionId, lane.epoch, plainArray(kept)],
    );
    return { claimId: claim!.id, ids: new Set(kept) };
  });
}
