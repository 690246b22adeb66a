import type { RestReason } from "./number-rest";

/** What happened to the campaign messages of one number since its last rest. */
export interface CarefulFacts {
  /** Of the last hundred people first written to more than a day ago, whom the message reached. */
  replies: { people: number; answered: number };
  /** Of the last fifty messages that WhatsApp took between a day and a week ago; `inARow`: the newest without a second tick. */
  ticks: { messages: number; undelivered: number; inARow: number };
  /** Messages of the last day that WhatsApp refused because of the person (403). */
  refusedByPeople: number;
  /** Of the last ten messages older than ten minutes, those whose fate nobody knows. */
  lastTen: { messages: number; unknown: number };
}

export const CAREFUL_THRESHOLDS = {
  people: 30,
  /** Fewer answers than this share, and people do not want to hear from us. */
  replyShare: 0.05,
  messages: 20,
  undeliveredShare: 0.3,
  undeliveredInARow: 8,
  refusedByPeople: 3,
  unknownOfTen: 5,
} as const;

export type CarefulVerdict =
  | { do: "go-on" }
  | { do: "rest"; why: RestReason; detail: Record<string, number> };

/**
 * Should the campaigns of a number linked by QR go on? The first that holds, the gravest first.
 *
 * That people block us WhatsApp never says. What can be seen: a message to somebody who blocked us keeps its single tick
 * for good, as does one to a phone that is off. So one proves nothing; many a day old, or many in a row, do. All of these
 * people were on WhatsApp when we asked before the first message.
 */
export function judgeCareful(facts: CarefulFacts, limits = CAREFUL_THRESHOLDS): CarefulVerdict {
  const { replies, ticks, refusedByPeople, lastTen } = facts;
  if (refusedByPeople >= limits.refusedByPeople) {
    return { do: "rest", why: "blocked-by-people", detail: { refused: refusedByPeople } };
  }
  const tooMany =
    ticks.messages >= limits.messages && ticks.undelivered >= limits.undeliveredShare * ticks.messages;
  if (tooMany || ticks.inARow >= limits.undeliveredInARow) {
    const { messages, undelivered } = ticks;
    return { do: "rest", why: "blocked-by-people", detail: { messages, undelivered } };
  }
  if (replies.people >= limits.people && replies.answered < limits.replyShare * replies.people) {
    return { do: "rest", why: "replies-low", detail: { ...replies } };
  }
  if (lastTen.unknown >= limits.unknownOfTen) return { do: "rest", why: "unknowns", detail: { ...lastTen } };
  return { do: "go-on" };
}
