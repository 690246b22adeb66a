import { appendEvents } from "~/features/events/append-event.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { isComplete } from "./core/campaign-progress";
import { lockCampaign } from "./lock-campaign.sql.server";
import { moveCampaign } from "./move-campaign.server";
import { sumTallies } from "./sum-tallies.sql.server";

/** Ends a running campaign of which nothing waits, is claimed or is being sent. @returns whether it ended now */
export function finishCampaign(ctx: CompanyContext, campaignId: string, now = new Date()): Promise<boolean> {
  return ctx.transaction(async (tx) => {
    const state = await lockCampaign(tx, campaignId);
    if (state.name !== "running") return false;
    // Counted under the lock: a retry that adds people waits for it.
    const [sums] = await sumTallies(tx, [campaignId]);
    if (!isComplete(sums!.counts)) return false;
    await moveCampaign(tx, campaignId, { do: "finish" }, { finishedAt: now });
    await appendEvents(tx, [{ kind: "campaign.finished", subjectId: campaignId }]);
    return true;
  });
}
