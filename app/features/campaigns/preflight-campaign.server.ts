import { numberQualityOf } from "~/features/connections/core/meta-limits";
import type { SendWindow } from "~/features/outgoing/core/send-window";
import { sendWindowOf } from "~/features/outgoing/send-window-of";
import { getPriceTable } from "~/features/prices/get-price-table.server";
import type { CompanyContext, CompanyRead } from "~/platform/db/company-types";
import type { DraftProblem } from "./core/draft-problems";
import { type FinishPlan, planFinish } from "./core/plan-finish";
import {
  BLOCKING_WARNINGS,
  type PreFlightLedger,
  type PreFlightWarning,
  preFlightLedger,
  preFlightWarnings,
} from "./core/pre-flight";
import type { CostEstimate } from "./core/price-table";
import { startsAt } from "./core/schedule";
import { type AudienceCount, countAudience } from "./count-audience.sql.server";
import { countBudget, countSharers } from "./count-load.sql.server";
import { effectiveRate } from "./effective-rate";
import { estimateCampaignCost } from "./estimate-campaign-cost";
import { estimateSegments, type SegmentEstimate } from "./estimate-segments.server";
import { findDraftProblems } from "./find-draft-problems.server";
import { type LoadedCampaign, loadCampaign } from "./load-campaign.server";
import { loadClassifyFacts } from "./load-classify-facts.sql.server";
import { purposeOf } from "./purpose-of";
import { zoneGroups } from "./zone-groups";

/** Present once connection, template and audience are chosen. */
export interface Preflight {
  ledger: PreFlightLedger;
  /** SMS only. */
  segments: SegmentEstimate | null;
  cost: CostEstimate;
  plan: FinishPlan;
  /** Messages per second that it can count on. */
  ratePerSecond: number;
  /** Portfolio's moving 24 hours; null = none, or unlimited. */
  budget: { limit: number; used: number } | null;
  /** Eligible people by zone, most first. */
  zones: { zone: string; count: number }[];
  warnings: PreFlightWarning[];
  blocking: PreFlightWarning[];
}

export interface PreflightReport {
  /** What a person still has to fill in. */
  problems: DraftProblem[];
  preflight: Preflight | null;
  checkedAt: Date;
  tookMs: number;
}

/** Problems that leave nothing to count. A missing name or a time that has passed do not. */
const CANNOT_COUNT: readonly DraftProblem[] = [
  "connection-missing",
  "template-missing",
  "template-other-channel",
  "template-unsupported",
  "audience-missing",
];

/** What launching would do, now: who gets it and why not, what it costs, when it is done, and what to think of first. */
export async function preflightCampaign(
  ctx: CompanyContext,
  campaignId: string,
  now = new Date(),
): Promise<PreflightReport> {
  const startedMs = performance.now();
  return ctx.read(async (scope) => {
    const campaign = await loadCampaign(scope, campaignId);
    const problems = findDraftProblems(campaign, now);
    const preflight = problems.some((problem) => CANNOT_COUNT.includes(problem))
      ? null
      : await examine(scope, campaign, now);
    return { problems, preflight, checkedAt: now, tookMs: Math.round(performance.now() - startedMs) };
  });
}

async function examine(scope: CompanyRead, campaign: LoadedCampaign, now: Date): Promise<Preflight> {
  const facts = await loadClassifyFacts(scope, campaign, now);
  const count = await countAudience(scope, facts);
  const eligible = count.eligible.reduce((sum, group) => sum + group.count, 0);
  const ledger = preFlightLedger(count.audience, eligible, count.excluded);
  const text =
    campaign.template?.kind === "text" ? (campaign.template.components as { text?: string }).text : undefined;
  const segments = text === undefined ? null : await estimateSegments(scope, facts, text, eligible);
  const cost = estimateCampaignCost(
    await getPriceTable(scope),
    count.eligible,
    purposeOf(campaign),
    segments,
  );
  const timing = await planTiming(scope, campaign, count, now);
  const connection = campaign.connection!;
  const warnings = preFlightWarnings({
    testSent: campaign.testedAt !== null,
    eligible,
    quality: connection.kind === "meta" ? numberQualityOf(connection.quality) : "unknown",
    templateApproved: templateApproved(campaign),
    connectionMayLaunch: connection.state === "active",
    days: timing.plan.days.length,
    finishes: timing.plan.finishAt !== null,
    unpricedUnits: cost.unpricedUnits,
    segmentsPerMessage: segments ? Math.ceil(segments.perMessage) : undefined,
  });
  const blocking = warnings.filter(
    (warning) => BLOCKING_WARNINGS.includes(warning) && !isAwaited(campaign, warning),
  );
  return { ledger, segments, cost, ...timing, warnings, blocking };
}

/** "When the template is approved" waits for exactly that. */
const isAwaited = (campaign: LoadedCampaign, warning: PreFlightWarning) =>
  warning === "template-not-approved" && campaign.schedule.kind === "when-approved";

/** Meta still sends a flagged template; local texts need nobody's approval. */
function templateApproved({ template }: LoadedCampaign): boolean {
  return template?.kind === "text" || ["APPROVED", "FLAGGED"].includes(template?.status.toUpperCase() ?? "");
}

async function planTiming(scope: CompanyRead, campaign: LoadedCampaign, count: AudienceCount, now: Date) {
  const connection = campaign.connection!;
  const company = await scope.db.company.findFirstOrThrow({
    select: { timeZone: true, sendWindow: true, rate: true },
  });
  const groups = zoneGroups(count.eligible, company.timeZone, campaign.schedule);
  const ratePerSecond = effectiveRate(
    connection,
    campaign.rate,
    await countSharers(scope, connection.id, campaign.id),
    company.rate,
  );
  const budget = await countBudget(scope, connection, now);
  const starts =
    startsAt(
      campaign.schedule,
      groups.map(({ zone }) => zone),
      now,
    ) ?? now;
  const plan = planFinish({
    startAt: starts > now ? starts : now,
    recipients: groups,
    ratePerSecond,
    sendWindow: sendWindowOf(
      campaign.sendWindow,
      company.sendWindow as SendWindow | null,
      purposeOf(campaign),
    ),
    ...(budget && { budget: { limit: budget.limit, lastStartsMs: budget.startsMs } }),
    zone: company.timeZone,
  });
  return {
    plan,
    ratePerSecond,
    budget: budget && { limit: budget.limit, used: budget.startsMs.length },
    zones: groups.map(({ zone, count: people }) => ({ zone, count: people })),
  };
}
