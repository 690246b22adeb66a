import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { PREPARE_CAMPAIGN } from "./campaigns.jobs";
import { startProblem } from "./core/start-problem";
import type { WatchDecision } from "./core/watch-decision";
import { findDraftProblems } from "./find-draft-problems.server";
import { finishCampaign } from "./finish-campaign.server";
import { loadCampaign } from "./load-campaign.server";
import { lockCampaign } from "./lock-campaign.sql.server";
import { pauseCampaign } from "./pause-campaign.server";
import { resumeCampaign } from "./resume-campaign.server";
import { startPreparing } from "./start-preparing.server";

/**
 * Does what the watch decided, if it still holds: two workers may decide the same at once, or a person something else.
 * @returns whether this call changed anything
 */
export async function actOnCampaign(
  ctx: CompanyContext,
  campaignId: string,
  decision: WatchDecision,
  now: Date,
): Promise<boolean> {
  try {
    return await act(ctx, campaignId, decision, now);
  } catch (error) {
    if (error instanceof AppError && (error.code === "CONFLICT" || error.code === "NOT_FOUND")) return false;
    throw error;
  }
}

async function act(
  ctx: CompanyContext,
  campaignId: string,
  decision: WatchDecision,
  now: Date,
): Promise<boolean> {
  switch (decision.do) {
    case "nothing":
      return false;
    case "start":
      return start(ctx, campaignId, now);
    case "pause":
      return pauseCampaign(ctx, campaignId, decision.why);
    case "resume":
      return resumeCampaign(ctx, campaignId, now);
    case "prepare-again":
      return prepareAgain(ctx, campaignId, now);
    case "finish":
      return finishCampaign(ctx, campaignId, now);
  }
}

function start(ctx: CompanyContext, campaignId: string, now: Date): Promise<boolean> {
  return ctx.transaction(async (tx) => {
    const state = await lockCampaign(tx, campaignId);
    if (state.name !== "scheduled") return false;
    const campaign = await loadCampaign(tx, campaignId);
    // Its template or number may have changed since it was scheduled: a person must look, before anybody gets a torn message.
    const problem = startProblem(findDraftProblems(campaign, now));
    if (problem) return pauseCampaign(tx, campaignId, problem.pause, { problem: problem.why });
    await startPreparing(tx, campaign, now);
    return true;
  });
}

/** The touch keeps the other worker from doing the same within the next seconds. */
function prepareAgain(ctx: CompanyContext, campaignId: string, now: Date): Promise<boolean> {
  return ctx.transaction(async (tx) => {
    const state = await lockCampaign(tx, campaignId);
    if (state.name !== "preparing") return false;
    await tx.db.campaign.updateMany({ where: { id: campaignId }, data: { updatedAt: now } });
    await tx.jobs.enqueue(PREPARE_CAMPAIGN, { campaignId });
    return true;
  });
}
