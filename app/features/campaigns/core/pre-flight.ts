import { EXCLUSION_REASONS, type ExclusionReason } from "~/features/outgoing/core/reasons";

export type ExclusionCounts = Partial<Record<ExclusionReason, number>>;

export interface PreFlightLedger {
  audience: number;
  /** One reason per person, most people first; reasons without anybody are left out. */
  lines: { why: ExclusionReason; count: number }[];
  excluded: number;
  eligible: number;
}

/**
 * The account that must close: audience − every exclusion = eligible. `eligible` is counted on its own, never
 * subtracted, so that a person lost between two queries is noticed here and not by a customer.
 * @throws Error when it does not add up: a bug in the counting, which must stop the launch.
 */
export function preFlightLedger(
  audience: number,
  eligible: number,
  counts: ExclusionCounts,
): PreFlightLedger {
  const lines: PreFlightLedger["lines"] = [];
  for (const why of EXCLUSION_REASONS) {
    const count = counts[why] ?? 0;
    if (!isCount(count)) throw new Error(`Pre-flight count of ${why} is ${count}`);
    if (count > 0) lines.push({ why, count });
  }
  // A stable sort: equal counts keep the order in which the reasons are decided.
  lines.sort((a, b) => b.count - a.count);
  const excluded = lines.reduce((sum, line) => sum + line.count, 0);
  if (!isCount(audience) || !isCount(eligible) || eligible + excluded !== audience) {
    throw new Error(`Pre-flight does not add up: ${audience} - ${excluded} <> ${eligible}`);
  }
  return { audience, lines, excluded, eligible };
}

export type PreFlightWarning =
  | "no-test-sent"
  | "nobody-eligible"
  | "quality-yellow"
  | "quality-red"
  | "template-not-approved"
  | "connection-not-active"
  | "spreads-over-days"
  | "never-finishes"
  | "price-missing"
  | "many-segments"
  | "warming-up"
  | "one-wording";

/** What a person should know before launching. Sentences: `reasons.warning.<warning>`. */
export function preFlightWarnings(facts: {
  testSent: boolean;
  eligible: number;
  quality: "green" | "yellow" | "red" | "unknown";
  templateApproved: boolean;
  connectionMayLaunch: boolean;
  days: number;
  finishes: boolean;
  unpricedUnits: number;
  segmentsPerMessage?: number;
  /** By QR only. */
  turns?: { warmingUp: boolean; wordings: number };
}): PreFlightWarning[] {
  const warnings: [PreFlightWarning, boolean][] = [
    ["connection-not-active", !facts.connectionMayLaunch],
    ["template-not-approved", !facts.templateApproved],
    ["nobody-eligible", facts.eligible === 0],
    ["quality-red", facts.quality === "red"],
    ["quality-yellow", facts.quality === "yellow"],
    ["no-test-sent", !facts.testSent],
    ["never-finishes", facts.eligible > 0 && !facts.finishes],
    ["spreads-over-days", facts.days > 1],
    ["price-missing", facts.unpricedUnits > 0],
    ["many-segments", (facts.segmentsPerMessage ?? 1) > 3],
    ["warming-up", facts.turns?.warmingUp ?? false],
    ["one-wording", facts.turns?.wordings === 1 && facts.eligible >= MANY_ALIKE],
  ];
  return warnings.flatMap(([warning, holds]) => (holds ? [warning] : []));
}

/** The same words to so many people, from a phone number, look like a machine. */
export const MANY_ALIKE = 50;

/** Warnings that forbid a launch; the others may be launched over. */
export const BLOCKING_WARNINGS: readonly PreFlightWarning[] = [
  "connection-not-active",
  "template-not-approved",
  "nobody-eligible",
  "quality-red",
  "never-finishes",
];

const isCount = (count: number) => Number.isSafeInteger(count) && count >= 0;
