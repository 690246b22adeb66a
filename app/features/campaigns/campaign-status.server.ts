import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import type { CampaignStateName } from "./core/campaign";
import { type CampaignStatus, campaignStatus as statusOf } from "./core/campaign-progress";
import { isUuid } from "./is-uuid";
import { sumTallies } from "./sum-tallies.sql.server";

/** `campaigns status`: each recipient once, in its highest state. @throws AppError NOT_FOUND */
export function campaignStatus(ctx: CompanyContext, campaignId: string): Promise<CampaignStatus> {
  return ctx.read(async (scope) => {
    const campaign = isUuid(campaignId)
      ? await scope.db.campaign.findFirst({
          where: { id: campaignId },
          select: { id: true, state: true, startedAt: true, finishedAt: true },
        })
      : null;
    if (!campaign) throw new AppError("NOT_FOUND", "campaigns.errors.notFound");
    const [sums] = await sumTallies(scope, [campaignId]);
    return statusOf({ ...campaign, ...sums!, state: campaign.state as CampaignStateName });
  });
}
