import { recordAudit } from "~/features/audit/record-audit.server";
import { appendEvents } from "~/features/events/append-event.server";
import { wakeLane } from "~/features/outgoing/wake-lane.sql.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { PREPARE_CAMPAIGN } from "./campaigns.jobs";
import { moveCampaign } from "./move-campaign.server";

/** Goes on where the pause interrupted it. @returns whether it was paused */
export function resumeCampaign(ctx: CompanyContext, campaignId: string, now = new Date()): Promise<boolean> {
  return ctx.transaction(async (tx) => {
    const { changed, after } = await moveCampaign(tx, campaignId, { do: "resume" });
    if (!changed) return false;
    const { connectionId } = await tx.db.campaign.findFirstOrThrow({
      where: { id: campaignId },
      select: { connectionId: true },
    });
    if (after.name === "preparing") await tx.jobs.enqueue(PREPARE_CAMPAIGN, { campaignId });
    if (after.name !== "scheduled" && connectionId) await wakeLane(tx, connectionId, now);
    await recordAudit(tx, { action: "campaign.resumed", subjectType: "campaign", subjectId: campaignId });
    await appendEvents(tx, [{ kind: "campaign.resumed", subjectId: campaignId }]);
    return true;
  });
}
