import { OUTGOING_STATES, type OutgoingState } from "~/features/outgoing/core/outgoing-state";
import type { CampaignStateName } from "./campaign";

/** Recipients by state, each in its highest, in its latest attempt. */
export type StateCounts = Partial<Record<OutgoingState, number>>;

export interface ProgressFacts {
  id: string;
  state: CampaignStateName;
  counts: StateCounts;
  skippedBy: Readonly<Record<string, number>>;
  failedBy: Readonly<Record<string, number>>;
  startedAt: Date | null;
  finishedAt: Date | null;
}

/** `campaigns status`, exactly as it is promised to tools. */
export interface CampaignStatus {
  id: string;
  state: CampaignStateName;
  audience: number;
  waiting: number;
  sending: number;
  accepted: number;
  held: number;
  delivered: number;
  read: number;
  failed: number;
  unknown: number;
  skipped: number;
  skippedBy: Record<string, number>;
  failedBy: Record<string, number>;
  startedAt: string | null;
  finishedAt: string | null;
}

/**
 * The status of a campaign. `waiting` includes claimed. The audience is the sum of the states, so it always adds up;
 * a breakdown that is not the size of its state is a bug.
 * @throws Error when a count is negative or a breakdown differs from its state.
 */
export function campaignStatus(facts: ProgressFacts): CampaignStatus {
  const count = (state: OutgoingState) => facts.counts[state] ?? 0;
  let audience = 0;
  for (const state of OUTGOING_STATES) {
    if (!(count(state) >= 0)) throw new Error(`Campaign ${facts.id} has ${count(state)} ${state}`);
    audience += count(state);
  }
  checkBreakdown(facts.id, "skipped", count("skipped"), facts.skippedBy);
  checkBreakdown(facts.id, "failed", count("failed"), facts.failedBy);
  return {
    id: facts.id,
    state: facts.state,
    audience,
    waiting: count("waiting") + count("claimed"),
    sending: count("sending"),
    accepted: count("accepted"),
    held: count("held"),
    delivered: count("delivered"),
    read: count("read"),
    failed: count("failed"),
    unknown: count("unknown"),
    skipped: count("skipped"),
    skippedBy: withoutZeros(facts.skippedBy),
    failedBy: withoutZeros(facts.failedBy),
    startedAt: facts.startedAt?.toISOString() ?? null,
    finishedAt: facts.finishedAt?.toISOString() ?? null,
  };
}

/** Figures of the screen: of those that went out, how many arrived; of those that arrived, how many read (0 … 1). */
export function arrivalShares(status: CampaignStatus): {
  out: number;
  arrivedShare: number;
  readShare: number;
} {
  const arrived = status.delivered + status.read;
  const out = status.accepted + arrived + status.failed;
  return { out, arrivedShare: out ? arrived / out : 0, readShare: arrived ? status.read / arrived : 0 };
}

/** A campaign is finished when nothing is waiting, claimed or sending; unknown does not hold it open. */
export function isComplete(counts: StateCounts): boolean {
  return !counts.waiting && !counts.claimed && !counts.sending;
}

function checkBreakdown(id: string, state: string, total: number, parts: Readonly<Record<string, number>>) {
  const sum = Object.values(parts).reduce((a, b) => a + b, 0);
  if (sum !== total) throw new Error(`Campaign ${id} has ${total} ${state} but ${sum} reasons`);
}

function withoutZeros(parts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(parts).filter(([, count]) => count > 0));
}
