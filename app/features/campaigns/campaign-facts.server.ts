import type { PauseReason } from "~/features/outgoing/core/reasons";
import type { SendWindow } from "~/features/outgoing/core/send-window";
import { sendWindowOf } from "~/features/outgoing/send-window-of";
import type { CompanyContext } from "~/platform/db/company-types";
import { type CampaignFigures, campaignFigures } from "./campaign-figures.sql.server";
import type { CampaignStateName } from "./core/campaign";
import type { CampaignStatus } from "./core/campaign-progress";
import type { PreFlightLedger } from "./core/pre-flight";
import { type CampaignDetails, getCampaign } from "./get-campaign.server";
import { purposeOf } from "./purpose-of";
import { type TurnProgress, turnProgress } from "./turn-progress.server";

/** What every page of a launched campaign shows around its tabs. */
export interface CampaignFacts {
  id: string;
  name: string;
  state: CampaignStateName;
  progress: CampaignStatus;
  pause: { why: PauseReason; byName: string | null; code: string | null } | null;
  connection: { id: string; kind: string; name: string } | null;
  startAt: Date | null;
  waitsForApproval: boolean;
  launchedAt: Date | null;
  finishedAt: Date | null;
  /** What pre-flight said at launch; by QR what its numbers still need. */
  plannedFinishAt: string | null;
  /** By QR: how far each number is; null = another way of sending. */
  numbers: TurnProgress[] | null;
  ledger: PreFlightLedger | null;
  /** Hours in which it writes; null = any. */
  sendWindow: SendWindow | null;
  figures: CampaignFigures;
}

/** @throws AppError NOT_FOUND */
export async function campaignFacts(
  ctx: CompanyContext,
  campaignId: string,
  now = new Date(),
): Promise<CampaignFacts> {
  const campaign = await getCampaign(ctx, campaignId, now);
  const kept = (campaign.preflight ?? {}) as { finishAt?: string | null; ledger?: PreFlightLedger };
  const turns = await turnProgress(ctx, campaignId, now);
  return {
    id: campaign.id,
    name: campaign.name,
    state: campaign.state,
    progress: campaign.progress,
    pause: await pauseOf(ctx, campaign),
    connection: campaign.connection && {
      id: campaign.connection.id,
      kind: campaign.connection.kind,
      name: campaign.connection.name,
    },
    startAt: campaign.startAt,
    waitsForApproval: campaign.state === "scheduled" && campaign.schedule.kind === "when-approved",
    launchedAt: campaign.launchedAt,
    finishedAt: campaign.finishedAt,
    plannedFinishAt: turns ? (turns.finishAt?.toISOString() ?? null) : (kept.finishAt ?? null),
    numbers: turns?.numbers ?? null,
    ledger: kept.ledger ?? null,
    sendWindow: await windowOf(ctx, campaign),
    figures: await campaignFigures(ctx, campaignId, now),
  };
}

async function pauseOf(ctx: CompanyContext, campaign: CampaignDetails): Promise<CampaignFacts["pause"]> {
  if (campaign.state !== "paused" || !campaign.pauseReason) return null;
  const { by, code } = (campaign.pauseDetail ?? {}) as { by?: string; code?: string };
  const member =
    by && UUID.test(by)
      ? await ctx.read(({ db }) => db.user.findFirst({ where: { id: by }, select: { name: true } }))
      : null;
  return { why: campaign.pauseReason as PauseReason, byName: member?.name ?? null, code: code ?? null };
}

async function windowOf(ctx: CompanyContext, campaign: CampaignDetails): Promise<SendWindow | null> {
  const company = await ctx.read(({ db }) => db.company.findFirst({ select: { sendWindow: true } }));
  const own = (company?.sendWindow ?? null) as SendWindow | null;
  return sendWindowOf(campaign.sendWindow, own, purposeOf(campaign)) ?? null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
