import type { CompanyContext } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { CANCEL_CAMPAIGN } from "./campaigns.jobs";
import { sumTallies } from "./sum-tallies.sql.server";
import { tellCampaign } from "./tell-campaign.server";

const SLICE = 5_000;
const LOOK_AGAIN_MS = 5_000;

/**
 * Marks everybody who waits in a cancelled campaign, slice by slice. Rows in a lane's hands are marked by the lane; the
 * job looks again until none is left, because a lane that dies puts them back.
 */
export async function cancelWaiting(
  ctx: CompanyContext,
  campaignId: string,
  now = new Date(),
): Promise<number> {
  let cancelled = 0;
  for (;;) {
    const n = await cancelSlice(ctx, campaignId, now);
    cancelled += n;
    if (n < SLICE) break;
  }
  await ctx.transaction(async (tx) => {
    const [sums] = await sumTallies(tx, [campaignId]);
    const { waiting = 0, claimed = 0, sending = 0 } = sums?.counts ?? {};
    if (waiting + claimed + sending === 0) return;
    await tx.jobs.enqueue(
      CANCEL_CAMPAIGN,
      { campaignId },
      { startAfter: new Date(now.getTime() + LOOK_AGAIN_MS) },
    );
  });
  return cancelled;
}

function cancelSlice(ctx: CompanyContext, campaignId: string, now: Date): Promise<number> {
  return ctx.transaction(async (tx) => {
    const n = await sqlOf(tx).execute(
      `UPDATE outgoing SET state = 'skipped', why = 'cancelled', not_before = NULL, settled_at = $2::timestamptz
       WHERE state = 'waiting' AND id = ANY (ARRAY(
         SELECT d.id FROM outgoing_due AS d
         WHERE d.stream_id = $1::uuid AND d.connection_id = ANY (ARRAY(
           SELECT c.connection_id FROM campaign AS c WHERE c.id = $1::uuid AND c.state = 'cancelled'
           UNION SELECT m.connection_id FROM campaign_number AS m JOIN campaign AS c ON c.id = m.campaign_id
             AND c.state = 'cancelled' WHERE m.campaign_id = $1::uuid))
         ORDER BY d.not_before, d.id LIMIT ${SLICE}))`,
      [campaignId, now],
    );
    if (n > 0) tellCampaign(tx, campaignId);
    return n;
  });
}
