import type { CompanyContext } from "~/platform/db/company-types";
import { type AudienceName, audienceNames } from "./audience-names.server";
import { type CampaignStatus, campaignStatus } from "./core/campaign-progress";
import type { DraftProblem } from "./core/draft-problems";
import { type SendVariable, sendVariables } from "./core/send-variables";
import { findDraftProblems } from "./find-draft-problems.server";
import { type LoadedCampaign, loadCampaign } from "./load-campaign.server";
import { sumTallies } from "./sum-tallies.sql.server";
import { snapshotOf } from "./template-snapshot";

/** A campaign as its pages need it, with the names behind the ids of its audience. */
export interface CampaignDetails extends LoadedCampaign {
  progress: CampaignStatus;
  /** While it is a draft or scheduled: what a person still has to fill in. */
  problems: DraftProblem[];
  /** What its message says per person; empty without a template. */
  templateVariables: SendVariable[];
  audienceNames: AudienceName[];
}

/** @throws AppError NOT_FOUND */
export function getCampaign(
  ctx: CompanyContext,
  campaignId: string,
  now = new Date(),
): Promise<CampaignDetails> {
  return ctx.read(async (scope) => {
    const campaign = await loadCampaign(scope, campaignId);
    const [sums] = await sumTallies(scope, [campaignId]);
    const snapshot = campaign.templateSnapshot ?? (campaign.template && snapshotOf(campaign.template));
    const found = snapshot ? sendVariables(snapshot) : undefined;
    const open = campaign.state === "draft" || campaign.state === "scheduled";
    return {
      ...campaign,
      progress: campaignStatus({ ...campaign, ...sums! }),
      problems: open ? findDraftProblems(campaign, now) : [],
      templateVariables: found?.ok ? found.variables : [],
      audienceNames: await audienceNames(scope, campaign.audience),
    };
  });
}
