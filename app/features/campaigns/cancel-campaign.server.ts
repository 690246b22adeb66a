import { recordAudit } from "~/features/audit/record-audit.server";
import { appendEvents } from "~/features/events/append-event.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { CANCEL_CAMPAIGN } from "./campaigns.jobs";
import { moveCampaign } from "./move-campaign.server";

/** Nobody else gets it, from this moment on; a job then marks everybody who waits. @returns false = it was cancelled */
export function cancelCampaign(ctx: CompanyContext, campaignId: string, now = new Date()): Promise<boolean> {
  return ctx.transaction(async (tx) => {
    const { changed, before } = await moveCampaign(tx, campaignId, { do: "cancel" }, { finishedAt: now });
    if (!changed) return false;
    if (before.name !== "draft") await tx.jobs.enqueue(CANCEL_CAMPAIGN, { campaignId });
    await recordAudit(tx, { action: "campaign.cancelled", subjectType: "campaign", subjectId: campaignId });
    await appendEvents(tx, [{ kind: "campaign.cancelled", subjectId: campaignId }]);
    return true;
  });
}
