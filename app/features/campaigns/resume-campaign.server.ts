import { recordAudit } from "~/features/audit/record-audit.server";
import { appendEvents } from "~/features/events/append-event.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { PREPARE_CAMPAIGN } from "./campaigns.jobs";
import { loadCampaign } from "./load-campaign.server";
import { moveCampaign } from "./move-campaign.server";
import { wakeNumbers } from "./wake-numbers.server";

/** Goes on where the pause interrupted it. @returns whether it was paused */
export function resumeCampaign(ctx: CompanyContext, campaignId: string, now = new Date()): Promise<boolean> {
  return ctx.transaction(async (tx) => {
    const { changed, after } = await moveCampaign(tx, campaignId, { do: "resume" });
    if (!changed) return false;
    if (after.name === "preparing") await tx.jobs.enqueue(PREPARE_CAMPAIGN, { campaignId });
    if (after.name !== "scheduled") await wakeNumbers(tx, await loadCampaign(tx, campaignId), now);
    await recordAudit(tx, { action: "campaign.resumed", subjectType: "campaign", subjectId: campaignId });
    await appendEvents(tx, [{ kind: "campaign.resumed", subjectId: campaignId }]);
    return true;
  });
}
