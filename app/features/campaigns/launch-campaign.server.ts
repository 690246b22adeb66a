import { recordAudit } from "~/features/audit/record-audit.server";
import type { CompanyContext } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { AppError } from "~/platform/errors/app-error";
import { nextState } from "./core/campaign";
import type { PreFlightWarning } from "./core/pre-flight";
import { startsAt } from "./core/schedule";
import { findDraftProblems } from "./find-draft-problems.server";
import { type LoadedCampaign, loadCampaign } from "./load-campaign.server";
import { lockCampaign } from "./lock-campaign.sql.server";
import { moveCampaign } from "./move-campaign.server";
import { type Preflight, preflightCampaign } from "./preflight-campaign.server";
import { startPreparing } from "./start-preparing.server";
import { dueFiles, uploadCampaignFiles } from "./upload-campaign-files.server";

export interface Launched {
  state: "preparing" | "scheduled";
  /** When its preparation starts; null = when the template is approved. */
  startAt: Date | null;
}

/**
 * Launches a draft, or a scheduled one ahead of its time's preparation, after the same pre-flight that the page shows.
 * Of two tabs one launches.
 * @throws AppError CONFLICT `reasons.refused.…`, `reasons.warning.…` or `campaigns.problem.…`
 */
export async function launchCampaign(
  ctx: CompanyContext,
  campaignId: string,
  now = new Date(),
): Promise<Launched> {
  await assertLaunchable(ctx, campaignId);
  const { problems, preflight } = await preflightCampaign(ctx, campaignId, now);
  if (problems[0]) throw new AppError("CONFLICT", `campaigns.problem.${problems[0]}`);
  refuseBlocked(preflight!);
  await uploadCampaignFiles(ctx, campaignId, now);
  return ctx.transaction(async (tx) => {
    await lockCampaign(tx, campaignId);
    const campaign = await tx.read((scope) => loadCampaign(scope, campaignId));
    // Deleted, paused or edited since the page was opened: look at the rows as they are now.
    const [problem] = findDraftProblems(campaign, now);
    if (problem) throw new AppError("CONFLICT", `campaigns.problem.${problem}`);
    if (dueFiles(campaign, now).length > 0) throw new AppError("CONFLICT", "media.errors.changed");
    const launched: Prisma.CampaignUncheckedUpdateInput = {
      preflight: keep(campaign, preflight!),
      launchedBy: tx.actor.kind === "member" ? tx.actor.userId : null,
    };
    const startAt = startOf(campaign, preflight!, now);
    if (startAt && startAt <= now) {
      await startPreparing(tx, campaign, now);
      await tx.db.campaign.updateMany({ where: { id: campaignId }, data: launched });
      return { state: "preparing", startAt };
    }
    const move = await moveCampaign(tx, campaignId, { do: "schedule" }, { ...launched, startAt });
    if (!move.changed) throw new AppError("CONFLICT", "reasons.refused.already-launched");
    await recordAudit(tx, { action: "campaign.scheduled", subjectType: "campaign", subjectId: campaignId });
    return { state: "scheduled", startAt };
  });
}

/** Says "already launched" before counting a million people. */
function assertLaunchable(ctx: CompanyContext, campaignId: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const move = nextState(await lockCampaign(tx, campaignId), { do: "launch" });
    if (!move.ok) throw new AppError("CONFLICT", `reasons.refused.${move.why}`);
  });
}

function refuseBlocked({ blocking, ledger, plan }: Preflight): void {
  const [first] = blocking as (PreFlightWarning | undefined)[];
  if (!first) return;
  if (first === "nobody-eligible" && ledger.audience === 0) {
    throw new AppError("CONFLICT", "campaigns.errors.audienceEmpty");
  }
  throw new AppError("CONFLICT", `reasons.warning.${first}`, {
    count: ledger.eligible,
    days: plan.days.length,
  });
}

function startOf(campaign: LoadedCampaign, preflight: Preflight, now: Date): Date | null {
  const { schedule, template } = campaign;
  const approved = template?.kind === "text" || template?.status.toUpperCase() === "APPROVED";
  if (schedule.kind === "when-approved" && approved) return now;
  const zones = preflight.zones.map(({ zone }) => zone);
  return startsAt(schedule, zones, now);
}

/** What the pages compare with later: the account and the cost as they were at launch. Tests stay listed beside it. */
function keep(campaign: LoadedCampaign, { ledger, cost, segments, plan }: Preflight): Prisma.InputJsonObject {
  const before = (campaign.preflight ?? {}) as Prisma.JsonObject;
  return JSON.parse(JSON.stringify({ ...before, ledger, cost, segments, finishAt: plan.finishAt }));
}
