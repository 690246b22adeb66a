import { recordAudit } from "~/features/audit/record-audit.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { moveCampaign } from "./move-campaign.server";

/** Back to a draft that can be edited. @throws AppError CONFLICT once it is under way */
export function unscheduleCampaign(ctx: CompanyContext, campaignId: string): Promise<boolean> {
  return ctx.transaction(async (tx) => {
    const { changed } = await moveCampaign(tx, campaignId, { do: "unschedule" }, { startAt: null });
    if (!changed) return false;
    await recordAudit(tx, { action: "campaign.unscheduled", subjectType: "campaign", subjectId: campaignId });
    return true;
  });
}
