import type { RefusalReason } from "~/channels/channel";

export const CONNECTION_STATES = [
  "pending",
  "active",
  "paused",
  "needs-reconnect",
  "blocked",
  "removed",
] as const;
export type ConnectionState = (typeof CONNECTION_STATES)[number];

/** Refusals that concern the connection itself, and what each makes of it. `connections.stopped.<reason>`. */
export const CONNECTION_STOPS = {
  "token-dead": "needs-reconnect",
  permission: "needs-reconnect",
  "not-registered": "needs-reconnect",
  payment: "blocked",
  "account-locked": "blocked",
  configuration: "blocked",
} as const satisfies Partial<Record<RefusalReason, ConnectionState>>;

/** Why the link of a number by QR stands still until a person acts. */
export const LINK_STOPS = {
  "logged-out": "needs-reconnect",
  replaced: "needs-reconnect",
  "version-too-old": "needs-reconnect",
  "bad-session": "needs-reconnect",
  unlinked: "needs-reconnect",
  banned: "blocked",
} as const satisfies Record<string, ConnectionState>;
export type LinkStopReason = keyof typeof LINK_STOPS;
export type StopReason = ConnectionStopReason | LinkStopReason;
export type ConnectionStopReason = keyof typeof CONNECTION_STOPS;

/**
 * What we know about a connection. The state is read off it, never set: a number that a person paused and whose token
 * died comes back paused when the token is renewed.
 */
export interface ConnectionFacts {
  /** The wizard is strict with people; tools that bring their own ids are trusted once the token is. */
  addedBy: "wizard" | "cli";
  /** Since when the present token is known to work. */
  tokenAcceptedAt?: Date;
  firstWebhookAt?: Date;
  testDeliveredAt?: Date;
  pausedByPersonAt?: Date;
  /** The carrier refused the connection itself. */
  stopped?: { state: "needs-reconnect" | "blocked"; why: StopReason; at: Date };
  removedAt?: Date;
}

export type ConnectionEvent =
  | { kind: "token-accepted" | "webhook-arrived" | "test-delivered"; at: Date }
  | { kind: "paused" | "resumed" | "removed"; at: Date }
  /** See `reactToRefusal`; also account and number webhooks. */
  | { kind: "stopped"; state: "needs-reconnect" | "blocked"; why: StopReason; at: Date }
  /** The carrier lifted what it had blocked (payment settled, account reinstated), or a person says so. */
  | { kind: "unblocked"; at: Date };

/** What holds, the gravest first. */
export function connectionState(facts: ConnectionFacts): ConnectionState {
  if (facts.removedAt) return "removed";
  if (facts.stopped) return facts.stopped.state;
  if (facts.pausedByPersonAt) return "paused";
  const proven = facts.addedBy === "cli" || (facts.firstWebhookAt && facts.testDeliveredAt);
  return facts.tokenAcceptedAt && proven ? "active" : "pending";
}

/** What a pending connection still waits for, in the order in which a person does it. */
export function missingSteps(facts: ConnectionFacts): ("token" | "webhook" | "test")[] {
  if (connectionState(facts) !== "pending") return [];
  if (facts.addedBy === "cli") return ["token"];
  return [
    ...(facts.tokenAcceptedAt ? [] : (["token"] as const)),
    ...(facts.firstWebhookAt ? [] : (["webhook"] as const)),
    ...(facts.testDeliveredAt ? [] : (["test"] as const)),
  ];
}

/**
 * The facts after an event; the same object when it changes nothing, so that a stop reported by a thousand messages is
 * saved and told once. First moments stay. A removed connection learns nothing more.
 */
export function afterEvent(facts: ConnectionFacts, event: ConnectionEvent): ConnectionFacts {
  if (facts.removedAt) return facts;
  switch (event.kind) {
    case "token-accepted":
      return tokenAccepted(facts, event.at);
    case "webhook-arrived":
      return facts.firstWebhookAt ? facts : { ...facts, firstWebhookAt: event.at };
    case "test-delivered":
      return facts.testDeliveredAt ? facts : { ...facts, testDeliveredAt: event.at };
    case "paused":
      return facts.pausedByPersonAt ? facts : { ...facts, pausedByPersonAt: event.at };
    case "resumed":
      return facts.pausedByPersonAt ? without(facts, "pausedByPersonAt") : facts;
    case "stopped":
      return stopped(facts, event);
    case "unblocked":
      return facts.stopped?.state === "blocked" ? without(facts, "stopped") : facts;
    case "removed":
      return { ...facts, removedAt: event.at };
  }
}

/** A token that works mends a dead one; it does not mend a block. */
function tokenAccepted(facts: ConnectionFacts, at: Date): ConnectionFacts {
  if (facts.stopped?.state === "needs-reconnect")
    return { ...without(facts, "stopped"), tokenAcceptedAt: at };
  return facts.tokenAcceptedAt ? facts : { ...facts, tokenAcceptedAt: at };
}

/** A block is graver than a dead token and stays; of two alike, the first reason stays. */
function stopped(
  facts: ConnectionFacts,
  event: Extract<ConnectionEvent, { kind: "stopped" }>,
): ConnectionFacts {
  if (facts.stopped && (facts.stopped.state === event.state || facts.stopped.state === "blocked"))
    return facts;
  // An answer to a request from before the token was renewed says nothing about the new token.
  if (facts.tokenAcceptedAt && event.at < facts.tokenAcceptedAt) return facts;
  return { ...facts, stopped: { state: event.state, why: event.why, at: event.at } };
}

function without(facts: ConnectionFacts, key: "pausedByPersonAt" | "stopped"): ConnectionFacts {
  const rest = { ...facts };
  delete rest[key];
  return rest;
}

/** Sentences: `connections.state.<state>` and, when the carrier stopped it, `connections.stopped.<why>`. */
export function connectionMessageKeys(facts: ConnectionFacts) {
  const state = `connections.state.${connectionState(facts)}` as const;
  return facts.stopped && !facts.removedAt
    ? { state, why: `connections.stopped.${facts.stopped.why}` as const }
    : { state };
}
