import type { CompanyTransaction } from "~/platform/db/company-types";
import { Prisma } from "~/platform/db/generated/client";
import { AppError } from "~/platform/errors/app-error";
import { type CampaignCommand, type CampaignState, nextState } from "./core/campaign";
import { lockCampaign } from "./lock-campaign.sql.server";
import { tellCampaign } from "./tell-campaign.server";

export interface Move {
  before: CampaignState;
  after: CampaignState;
  /** False: it was so already, and nothing was saved. */
  changed: boolean;
}

/**
 * Moves a campaign by the list of legal moves, and saves `extra` with it.
 * @throws AppError CONFLICT `reasons.refused.…`, NOT_FOUND
 */
export async function moveCampaign(
  tx: CompanyTransaction,
  campaignId: string,
  command: CampaignCommand,
  extra: Prisma.CampaignUncheckedUpdateInput = {},
): Promise<Move> {
  const before = await lockCampaign(tx, campaignId);
  const next = nextState(before, command);
  if (!next.ok) throw new AppError("CONFLICT", `reasons.refused.${next.why}`);
  if (!next.changed) return { before, after: next.state, changed: false };
  const paused = next.state.name === "paused" ? next.state : undefined;
  await tx.db.campaign.updateMany({
    where: { id: campaignId },
    data: {
      state: next.state.name,
      pauseReason: paused?.why ?? null,
      pausedFrom: paused?.from ?? null,
      ...(!paused && { pauseDetail: Prisma.DbNull }),
      ...extra,
    },
  });
  tellCampaign(tx, campaignId);
  return { before, after: next.state, changed: true };
}
