/** The states of one attempt, as people and the CLI see them. */
export const OUTGOING_STATES = [
  "waiting",
  "claimed",
  "sending",
  "unknown",
  "accepted",
  "held",
  "failed",
  "delivered",
  "read",
  "skipped",
] as const;
export type OutgoingState = (typeof OUTGOING_STATES)[number];

/**
 * How far an attempt has come. Carrier facts only ever raise it, so SQL may apply them in bulk and in any order with
 * `rank = greatest(rank, new)`, and read the state back with `stateOfRank`. `sent` is above `held`: Meta has let
 * the message go, and it is shown as accepted again. A delivered after a failed wins: the person has it.
 */
export const RANK = {
  waiting: 0,
  claimed: 10,
  sending: 20,
  unknown: 30,
  accepted: 40,
  held: 50,
  sent: 55,
  failed: 60,
  delivered: 70,
  read: 80,
  skipped: 100,
} as const;
export type OutgoingRank = (typeof RANK)[keyof typeof RANK];

const STATE_BY_RANK: Record<OutgoingRank, OutgoingState> = {
  0: "waiting",
  10: "claimed",
  20: "sending",
  30: "unknown",
  40: "accepted",
  50: "held",
  55: "accepted",
  60: "failed",
  70: "delivered",
  80: "read",
  100: "skipped",
};
export const stateOfRank = (rank: OutgoingRank): OutgoingState => STATE_BY_RANK[rank];

/** A campaign is finished when none of its recipients is in one of these; `unknown` does not hold it open. */
export const isUnfinished = (state: OutgoingState): boolean =>
  state === "waiting" || state === "claimed" || state === "sending";

/** One attempt: its rank and every moment we know of. */
export interface OutgoingProgress {
  rank: OutgoingRank;
  acceptedAt?: Date;
  heldAt?: Date;
  sentAt?: Date;
  deliveredAt?: Date;
  readAt?: Date;
  failedAt?: Date;
  failedCode?: string;
}

/** What the carrier says: the answer to the send, or a status webhook. May come late, twice and out of order. */
export interface CarrierFact {
  kind: "accepted" | "held" | "sent" | "failed" | "delivered" | "read";
  at: Date;
  /** Of a failure. */
  code?: string;
}

/**
 * Learns one fact about an attempt. Any order and any repetition of the same facts ends in the same progress:
 * the rank is the highest, a moment is the earliest, a failure's code belongs to its earliest moment.
 * - read without delivered is read; failed after delivered is only noted; failed after accepted counts;
 * - unknown is resolved by any fact; so is a row that went back to waiting: it must not go out again;
 * - skipped is never left: such a row was never marked as sending.
 */
export function learn(progress: OutgoingProgress, fact: CarrierFact): OutgoingProgress {
  if (progress.rank === RANK.skipped) return progress;
  const rank = RANK[fact.kind];
  const field = MOMENT[fact.kind];
  const known = progress[field];
  const next: OutgoingProgress = { ...progress, rank: Math.max(rank, progress.rank) as OutgoingRank };
  if (!known || fact.at < known) next[field] = fact.at;
  if (fact.kind === "failed") {
    const code = failureCode(progress, fact);
    if (code !== undefined) next.failedCode = code;
  }
  return next;
}

const MOMENT = {
  accepted: "acceptedAt",
  held: "heldAt",
  sent: "sentAt",
  failed: "failedAt",
  delivered: "deliveredAt",
  read: "readAt",
} as const;

function failureCode(progress: OutgoingProgress, fact: CarrierFact): string | undefined {
  const known = progress.failedAt?.getTime();
  const at = fact.at.getTime();
  if (known === undefined || at < known) return fact.code;
  if (at > known) return progress.failedCode;
  // Two failures of the same second: the smaller code, so that the order of arrival does not matter.
  if (progress.failedCode === undefined || fact.code === undefined) return progress.failedCode ?? fact.code;
  return [fact.code, progress.failedCode].sort()[0];
}

/** What our own side does to an attempt. */
export type LaneStep =
  | "claim"
  /** Back to waiting before the request left: pause, lost lease, wait for a limit. */
  | "release"
  | "mark-sending"
  /** The carrier refused and the same attempt may try again. */
  | "requeue"
  /** The owner died or the request timed out after it left. */
  | "lose"
  /** The carrier refused for good. */
  | "refuse"
  /** The gate said no, or the campaign was cancelled. */
  | "skip";

const STEPS: Record<LaneStep, { from: readonly OutgoingRank[]; to: OutgoingRank }> = {
  claim: { from: [RANK.waiting], to: RANK.claimed },
  release: { from: [RANK.claimed], to: RANK.waiting },
  "mark-sending": { from: [RANK.claimed], to: RANK.sending },
  requeue: { from: [RANK.sending], to: RANK.waiting },
  lose: { from: [RANK.sending], to: RANK.unknown },
  refuse: { from: [RANK.sending], to: RANK.failed },
  skip: { from: [RANK.waiting, RANK.claimed], to: RANK.skipped },
};

/**
 * The rank after one of our own steps, or `undefined` when it may not be taken from here: the carrier has told us more
 * meanwhile, or somebody else took the row. The same lists belong into the WHERE of the SQL.
 */
export function step(rank: OutgoingRank, taken: LaneStep): OutgoingRank | undefined {
  const { from, to } = STEPS[taken];
  return from.includes(rank) ? to : undefined;
}
