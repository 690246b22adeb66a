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

// `owned` is shared with nobody's update: a take-over waits for this transaction, or this one sees the new epoch.
const markWith = (more: string) => `
  WITH owned AS MATERIALIZED (
    SELECT epoch FROM lane WHERE connection_id = $4 AND epoch = $2 FOR SHARE
  ), marked AS (
    UPDATE outgoing SET state = 'sending', not_before = NULL, why = NULL, epoch = $2,
      claimed_at = to_timestamp($3::float8 / 1000), sending_at = now()
    WHERE id = ANY ($1::uuid[]) AND (SELECT true FROM owned)
      AND (state = 'waiting' OR (state = 'sending' AND epoch = $2))
      AND (campaign_id IS NULL OR campaign_id IN (SELECT id FROM campaign WHERE state IN ('preparing', 'running')))
    RETURNING id, connection_id, contact_id, source
  )${more}, claim AS (
    INSERT INTO lane_claim (connection_id, epoch, outgoing_ids)
    SELECT $4, owned.epoch, ARRAY(SELECT id FROM marked) FROM owned
    RETURNING id, outgoing_ids
  )
  SELECT id::text AS "claimId", outgoing_ids::text AS ids FROM claim`;

const MARK = markWith("");
// Counted before it leaves: a crash in between must not make the number faster. What came back unsent counts anew.
const MARK_COUNTED = markWith(`, counted AS (
    INSERT INTO whatsapp_send (id, connection_id, contact_id)
    SELECT id, connection_id, contact_id FROM marked WHERE source = 'campaign'
    ON CONFLICT (company_id, id) DO UPDATE SET at = now()
  )`);

/**
 * The last question before the network, committed before anything leaves: takes rows as sending if they still wait (not
 * stopped, not cancelled), their campaign still runs and the lane is still ours. What it does not return must not go out.
 * Repeating it after an error is safe: only this lane in this epoch can have marked them, and it has not sent them.
 * @param lane.counted its campaign messages count for the pace of a number linked by QR
 * @throws LaneLost when another worker has taken the lane over
 */
export function markSending(
  ctx: CompanyContext,
  lane: { connectionId: string; epoch: string; counted?: boolean },
  ids: string[],
  pickedAtMs: number,
): Promise<MarkedRows> {
  return sqlTransaction(ctx, "write", async (sql) => {
    const values = [plainArray(ids), lane.epoch, pickedAtMs, lane.connectionId];
    const [claim] = await sql.prepared<{ claimId: string; ids: string }>(
      lane.counted ? MARK_COUNTED : MARK,
      values,
    );
    if (!claim) throw new LaneLost("The lane was taken over");
    const kept = claim.ids.slice(1, -1);
    return { claimId: claim.claimId, ids: new Set(kept === "" ? [] : kept.split(",")) };
  });
}
