import { type OwnPace, readOwnPace } from "./careful-limits";
import { type CarefulPace, carefulPace } from "./careful-pace";
import { HOUR_MS, type NumberWait, nextCampaignSendAt } from "./next-campaign-send";

export interface NumberWaitFacts {
  state: string;
  phase: string;
  linkedAt: Date | null;
  pace: unknown;
  riskAccepted: boolean;
  restsUntil: Date | null;
  sentAtMs: readonly number[];
}

export interface NumberSituation {
  own: OwnPace;
  pace: CarefulPace;
  sentInHour: number;
  /** What holds its campaigns now; null = nothing but the gap between two messages. */
  wait: {
    why: Exclude<NumberWait, "careful-gap"> | "not-linked" | "risk-not-accepted";
    /** null = until somebody acts. */
    until: Date | null;
  } | null;
}

/** How the campaigns of a number linked by QR stand. The gap is the lane's own: it is drawn in its memory. */
export function numberSituation(facts: NumberWaitFacts, now: Date, isOff = false): NumberSituation {
  const nowMs = now.getTime();
  const own = readOwnPace(facts.pace);
  const pace = carefulPace(facts.linkedAt?.getTime() ?? null, own, nowMs);
  const sentInHour = facts.sentAtMs.filter((ms) => ms > nowMs - HOUR_MS).length;
  return { own, pace, sentInHour, wait: waitOf(facts, isOff ? undefined : pace, nowMs) };
}

function waitOf(
  facts: NumberWaitFacts,
  pace: CarefulPace | undefined,
  nowMs: number,
): NumberSituation["wait"] {
  if (facts.phase !== "open") return { why: "not-linked", until: null };
  if (pace && !facts.riskAccepted) return { why: "risk-not-accepted", until: null };
  const limits = pace ?? { perDay: Number.POSITIVE_INFINITY, perHour: Number.POSITIVE_INFINITY };
  const use = { sentAtMs: facts.sentAtMs, gapSeconds: 0, restsUntilMs: facts.restsUntil?.getTime() ?? null };
  const { why, atMs } = nextCampaignSendAt(limits, use, nowMs);
  return why === undefined || why === "careful-gap" ? null : { why, until: new Date(atMs) };
}
