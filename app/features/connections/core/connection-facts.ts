import {
  CONNECTION_STOPS,
  type ConnectionFacts,
  type ConnectionState,
  connectionState,
  LINK_STOPS,
  type StopReason,
} from "./connection-state";

/** The columns of a connection that its state is read off. */
export interface ConnectionStateRow {
  state: string;
  stateReason: string | null;
  stateAt: Date;
  addedBy: string;
  verifiedAt: Date | null;
  lastWebhookAt: Date | null;
  testedAt: Date | null;
  createdAt: Date;
  removedAt: Date | null;
  details: unknown;
  /** Of a stop: `before` is the state it ended. */
  stateDetail?: unknown;
}

/** What `details` keeps beside the provider's own facts, as ISO times. */
export interface StateDetails {
  pausedByPersonAt?: string;
  /** It has been active before: a number that worked once is never sent back through the wizard. */
  provenAt?: string;
}

/** The facts that the row tells. A row that is active has been proven, whoever wrote it. */
export function connectionFacts(row: ConnectionStateRow): ConnectionFacts {
  const details = (row.details ?? {}) as StateDetails;
  const { before } = (row.stateDetail ?? {}) as { before?: string };
  const proven = row.state === "active" || before === "active" ? row.stateAt : dateOf(details.provenAt);
  const stopped = stopOf(row);
  const pausedAt = dateOf(details.pausedByPersonAt) ?? (row.state === "paused" ? row.stateAt : undefined);
  return {
    addedBy: row.addedBy === "cli" ? "cli" : "wizard",
    ...optional("tokenAcceptedAt", row.verifiedAt ?? (proven ? row.createdAt : undefined)),
    ...optional("firstWebhookAt", row.lastWebhookAt ?? proven),
    ...optional("testDeliveredAt", row.testedAt ?? proven),
    ...optional("pausedByPersonAt", pausedAt),
    ...(stopped && { stopped }),
    ...optional("removedAt", row.removedAt ?? undefined),
  };
}

/** What to write back for facts: the state with its reason, and what only `details` can remember. */
export function connectionColumns(row: ConnectionStateRow, facts: ConnectionFacts) {
  const state = connectionState(facts);
  const details = { ...(row.details as Record<string, unknown>) };
  if (facts.pausedByPersonAt) details.pausedByPersonAt = facts.pausedByPersonAt.toISOString();
  else delete details.pausedByPersonAt;
  if (row.state === "active" || state === "active") details.provenAt ??= row.stateAt.toISOString();
  return {
    state,
    stateReason: facts.stopped?.why ?? (state === "paused" ? "by-person" : null),
    verifiedAt: facts.tokenAcceptedAt ?? null,
    testedAt: row.testedAt ?? (state === "pending" ? (facts.testDeliveredAt ?? null) : row.testedAt),
    removedAt: facts.removedAt ?? null,
    details,
  };
}

function stopOf(row: ConnectionStateRow): ConnectionFacts["stopped"] {
  const state = row.state as ConnectionState;
  if (state !== "needs-reconnect" && state !== "blocked") return undefined;
  const known =
    row.stateReason !== null &&
    (Object.hasOwn(CONNECTION_STOPS, row.stateReason) || Object.hasOwn(LINK_STOPS, row.stateReason));
  const why = known ? (row.stateReason as StopReason) : "configuration";
  return { state, why, at: row.stateAt };
}

const dateOf = (text: string | undefined) => (text ? new Date(text) : undefined);

function optional<Key extends string>(key: Key, value: Date | undefined) {
  return (value ? { [key]: value } : {}) as { [K in Key]?: Date };
}
