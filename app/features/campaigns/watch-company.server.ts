import { numberQualityOf } from "~/features/connections/core/meta-limits";
import type { CompanyContext } from "~/platform/db/company-types";
import { actOnCampaign } from "./act-on-campaign.server";
import { compactTallies } from "./compact-tallies.sql.server";
import { createResultHistory, noteCounts, type ResultCounts, type ResultHistory } from "./core/result-deltas";
import { watchDecision } from "./core/watch-decision";
import { keepNumberKnown } from "./keep-number-known.server";
import { paceByQuality } from "./pace-by-quality.server";
import { firstSendingAt, loadWatched, type WatchedCampaign } from "./watch-facts.sql.server";

/** Results as counted so far, per campaign; lives as long as the process. A campaign that rests is forgotten. */
export type ResultHistories = Map<string, ResultHistory>;

const COMPACT_FROM_ROWS = 500;
/** A campaign younger than this was never judged elsewhere: its failures count from the first one. */
const FRESH_MS = 60_000;

/** Looks at one company's campaigns and does what is due. @returns ids that changed */
export async function watchCompany(
  ctx: CompanyContext,
  campaignIds: readonly string[],
  histories: ResultHistories,
  now: Date,
): Promise<string[]> {
  const changed: string[] = [];
  for (const campaign of await loadWatched(ctx, campaignIds)) {
    if (await watchOne(ctx, campaign, histories, now)) changed.push(campaign.id);
  }
  return changed;
}

async function watchOne(
  ctx: CompanyContext,
  campaign: WatchedCampaign,
  histories: ResultHistories,
  now: Date,
) {
  const { id, connectionId, rate, kind } = campaign;
  if (campaign.state !== "running") histories.delete(id);
  else if (!campaign.startedAt) await noteStart(ctx, campaign);
  await keepNumberKnown(ctx, campaign, now);
  if (connectionId && rate && kind === "meta") {
    await paceByQuality(ctx, {
      connectionId,
      rate,
      slowedRate: campaign.slowedRate,
      quality: campaign.quality,
    });
  }
  if (campaign.sums.rows > COMPACT_FROM_ROWS) await compactTallies(ctx, id);
  const { templateStatus } = campaign;
  const decision = watchDecision(
    {
      ...campaign,
      connectionActive: campaign.connectionState === "active" || campaign.otherActive,
      quality: kind === "meta" ? numberQualityOf(campaign.quality) : "unknown",
      templateStatus: templateStatus ?? undefined,
      counts: campaign.sums.counts,
      results: recentResults(campaign, histories, now),
    },
    now,
  );
  return actOnCampaign(ctx, id, decision, now);
}

/** What happened lately. After a resume, a retry or a restart of the process the past is not held against it again. */
function recentResults(campaign: WatchedCampaign, histories: ResultHistories, now: Date) {
  if (campaign.state !== "running") return { total: 0, failedBy: {} };
  const { counts, failedBy } = campaign.sums;
  const results: ResultCounts = { good: (counts.delivered ?? 0) + (counts.read ?? 0), failedBy };
  let history = histories.get(campaign.id);
  if (!history) {
    const fresh = !campaign.startedAt || now.getTime() - campaign.startedAt.getTime() < FRESH_MS;
    history = createResultHistory(fresh ? { good: 0, failedBy: {} } : results, now.getTime());
    histories.set(campaign.id, history);
  }
  return noteCounts(history, results, now.getTime());
}

async function noteStart(ctx: CompanyContext, { id, sums }: WatchedCampaign): Promise<void> {
  const { waiting: _, claimed: __, skipped: ___, ...out } = sums.counts;
  if (Object.values(out).every((count) => !count)) return;
  await ctx.transaction(async (tx) => {
    const startedAt = await tx.read((scope) => firstSendingAt(scope, id));
    if (startedAt) await tx.db.campaign.updateMany({ where: { id, startedAt: null }, data: { startedAt } });
  });
}
