import { pauseCampaign } from "~/features/campaigns/pause-campaign.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import type { PauseReason } from "./core/reasons";
import type { ReactionSubject } from "./reaction-item";

export interface PauseTarget {
  scope: "campaign" | "template" | "portfolio" | "connection";
  about: Pick<ReactionSubject, "connectionId" | "campaignId"> & { code?: string; detail?: string | null };
  /** For the scope "template"; without it the campaign's own. */
  templateId?: string;
}

/**
 * Pauses what runs (or is being prepared) and is concerned, with the reason by name and the carrier's words beside it.
 * A campaign that is paused already keeps its first reason. → ids of those that were paused by this
 */
export async function pauseCampaigns(
  tx: CompanyTransaction,
  target: PauseTarget,
  why: PauseReason,
): Promise<string[]> {
  const where = await concerned(tx, target);
  if (!where) return [];
  const campaigns = await tx.db.campaign.findMany({
    where: { ...where, state: { in: ["preparing", "running"] } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const { code = null, detail = null } = target.about;
  const paused: string[] = [];
  for (const { id } of campaigns) {
    if (await pauseCampaign(tx, id, why, { code, detail })) paused.push(id);
  }
  return paused;
}

async function concerned(
  tx: CompanyTransaction,
  { scope, about, templateId }: PauseTarget,
): Promise<Prisma.CampaignWhereInput | undefined> {
  if (scope === "connection") return onlyOver(about.connectionId);
  if (scope === "campaign") return about.campaignId ? { id: about.campaignId } : undefined;
  if (scope === "template") {
    const id = templateId ?? (await templateOf(tx, about.campaignId));
    return id ? { templateId: id } : undefined;
  }
  const own = await tx.db.connection.findFirst({
    where: { id: about.connectionId },
    select: { portfolioId: true },
  });
  return own?.portfolioId ? { connection: { portfolioId: own.portfolioId } } : onlyOver(about.connectionId);
}

/** Campaigns that no other number goes on with: by QR, one that stops or rests holds back its own people only. */
function onlyOver(connectionId: string): Prisma.CampaignWhereInput {
  const other: Prisma.ConnectionWhereInput = {
    id: { not: connectionId },
    state: "active",
    whatsapp: { OR: [{ restsUntil: null }, { restsUntil: { lte: appProcess().clock.now() } }] },
  };
  return {
    OR: [{ connectionId }, { numbers: { some: { connectionId } } }],
    NOT: [
      {
        connection: { kind: "whatsapp" },
        OR: [{ connection: other }, { numbers: { some: { connection: other } } }],
      },
    ],
  };
}

async function templateOf(tx: CompanyTransaction, campaignId: string | null): Promise<string | undefined> {
  if (!campaignId) return undefined;
  const campaign = await tx.db.campaign.findFirst({
    where: { id: campaignId },
    select: { templateId: true },
  });
  return campaign?.templateId ?? undefined;
}
