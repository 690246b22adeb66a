import { numberQualityOf } from "~/features/connections/core/meta-limits";
import { getPriceTable } from "~/features/prices/get-price-table.server";
import { localTexts } from "~/features/templates/core/local-texts";
import type { CompanyContext, CompanyRead } from "~/platform/db/company-types";
import type { DraftProblem } from "./core/draft-problems";
import {
  BLOCKING_WARNINGS,
  type PreFlightLedger,
  type PreFlightWarning,
  preFlightLedger,
  preFlightWarnings,
} from "./core/pre-flight";
import type { CostEstimate } from "./core/price-table";
import { countAudience } from "./count-audience.sql.server";
import { estimateCampaignCost } from "./estimate-campaign-cost";
import { estimateSegments, type SegmentEstimate } from "./estimate-segments.server";
import { findDraftProblems } from "./find-draft-problems.server";
import { type LoadedCampaign, loadCampaign } from "./load-campaign.server";
import { loadClassifyFacts } from "./load-classify-facts.sql.server";
import { numbersOf } from "./numbers-of";
import { planTiming, type Timing } from "./plan-timing.server";
import { purposeOf } from "./purpose-of";

/** Present once connection, template and audience are chosen. */
export interface Preflight extends Timing {
  ledger: PreFlightLedger;
  /** SMS only. */
  segments: SegmentEstimate | null;
  cost: CostEstimate;
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
  const connection = campaign.connection!;
  const texts = campaign.template?.kind === "text" ? localTexts(campaign.template.components) : [];
  const segments = connection.kind === "sms" ? await estimateSegments(scope, facts, texts, eligible) : null;
  const byQr = connection.kind === "whatsapp";
  // Nobody bills what leaves from a linked phone.
  const billed = byQr ? [] : count.eligible;
  const cost = estimateCampaignCost(await getPriceTable(scope), billed, purposeOf(campaign), segments);
  const timing = await planTiming(scope, campaign, count, facts, now);
  const warnings = preFlightWarnings({
    testSent: campaign.testedAt !== null,
    eligible,
    quality: connection.kind === "meta" ? numberQualityOf(connection.quality) : "unknown",
    templateApproved: templateApproved(campaign),
    connectionMayLaunch: numbersOf(campaign).every(({ state }) => state === "active"),
    days: timing.plan.days.length,
    finishes: timing.plan.finishAt !== null,
    unpricedUnits: cost.unpricedUnits,
    segmentsPerMessage: segments ? Math.ceil(segments.perMessage) : undefined,
    ...(timing.numbers && {
      turns: {
        warmingUp: timing.numbers.some(({ warmUpDay }) => warmUpDay !== null),
        wordings: texts.length,
      },
    }),
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
