import type { LegalBasis } from "~/features/consent/core/consent-state";
import type { OutgoingState } from "~/features/outgoing/core/outgoing-state";

/** One attempt as the queue keeps it. */
export interface AttemptFacts {
  id: string;
  attempt: number;
  state: OutgoingState;
  why: string | null;
  detail: string | null;
  zone: string | null;
  createdAt: Date;
  notBefore: Date | null;
  sendingAt: Date | null;
  acceptedAt: Date | null;
  heldAt: Date | null;
  deliveredAt: Date | null;
  readAt: Date | null;
  failedAt: Date | null;
  settledAt: Date | null;
}

export interface StoryFacts {
  /** Names of the lists and tags that brought the person in; empty for "all contacts". */
  joinedBy: string[];
  basis: { kind: LegalBasis; at: Date; importName: string | null } | null;
  launch: { at: Date; byName: string | null } | null;
  consent: { action: string; channel: string; at: Date; text: string | null }[];
  attempts: AttemptFacts[];
  replies: { at: Date; text: string; messageId: string }[];
}

/** A line of "why did, or didn't, this person get it?", in the order of time. `campaigns.story.<kind>`. */
export type StoryLine =
  | { kind: "joined"; at: Date; lists: string[] }
  | { kind: "allowed"; at: Date; basis: LegalBasis; importName: string | null }
  | { kind: "launched"; at: Date; byName: string | null }
  | { kind: "consent"; at: Date; action: string; channel: string; text: string | null }
  | { kind: "retried"; at: Date; attempt: number }
  | { kind: "sending" | "accepted" | "held" | "delivered" | "read"; at: Date; attempt: number }
  | { kind: "failed"; at: Date; attempt: number; code: string; detail: string | null }
  | { kind: "skipped"; at: Date; attempt: number; why: string; detail: string | null }
  | { kind: "unknown"; at: Date; attempt: number }
  | { kind: "replied"; at: Date; text: string; messageId: string }
  /** Always last: what it waits for now. `why` null = its turn. */
  | { kind: "waiting"; at: Date; attempt: number; until: Date; why: string | null; zone: string | null };

/** Tells one recipient's whole history, every attempt, nothing left out. */
export function recipientStory(facts: StoryFacts): StoryLine[] {
  const lines: StoryLine[] = [];
  const joinedAt = facts.attempts[0]?.createdAt;
  if (joinedAt) lines.push({ kind: "joined", at: joinedAt, lists: facts.joinedBy });
  if (facts.basis) {
    const { kind: basis, at, importName } = facts.basis;
    lines.push({ kind: "allowed", at, basis, importName });
  }
  if (facts.launch) lines.push({ kind: "launched", ...facts.launch });
  for (const record of facts.consent) lines.push({ kind: "consent", ...record });
  for (const attempt of facts.attempts) lines.push(...attemptLines(attempt));
  for (const reply of facts.replies) lines.push({ kind: "replied", ...reply });
  const order = (line: StoryLine) => (line.kind === "waiting" ? Number.POSITIVE_INFINITY : line.at.getTime());
  return lines
    .map((line, at) => ({ line, at }))
    .sort((a, b) => order(a.line) - order(b.line) || a.at - b.at)
    .map(({ line }) => line);
}

function attemptLines(facts: AttemptFacts): StoryLine[] {
  const { attempt } = facts;
  const lines: StoryLine[] = attempt > 1 ? [{ kind: "retried", at: facts.createdAt, attempt }] : [];
  const moments = [
    ["sending", facts.sendingAt],
    ["accepted", facts.acceptedAt],
    ["held", facts.heldAt],
    ["delivered", facts.deliveredAt],
    ["read", facts.readAt],
  ] as const;
  for (const [kind, at] of moments) if (at) lines.push({ kind, at, attempt });
  if (facts.failedAt) {
    lines.push({
      kind: "failed",
      at: facts.failedAt,
      attempt,
      code: facts.why ?? "unknown",
      detail: facts.detail,
    });
  }
  const settledAt = facts.settledAt ?? facts.createdAt;
  if (facts.state === "skipped") {
    lines.push({ kind: "skipped", at: settledAt, attempt, why: facts.why ?? "", detail: facts.detail });
  }
  if (facts.state === "unknown") lines.push({ kind: "unknown", at: settledAt, attempt });
  if (facts.state === "waiting" || facts.state === "claimed") {
    const until = facts.notBefore ?? facts.createdAt;
    lines.push({ kind: "waiting", at: facts.createdAt, attempt, until, why: facts.why, zone: facts.zone });
  }
  return lines;
}
