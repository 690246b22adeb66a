import { type ConnectionFacts, type ConnectionState, connectionState } from "./connection-state";

export type LaunchPermission = { ok: true } | { ok: false; state: Exclude<ConnectionState, "active"> };

/**
 * May a campaign be launched over this connection? Only an active one. One that the CLI added is active as soon as the
 * provider accepts its token; one from the wizard only after a webhook has arrived and a test message was delivered.
 */
export function mayLaunch(facts: ConnectionFacts): LaunchPermission {
  const state = connectionState(facts);
  return state === "active" ? { ok: true } : { ok: false, state };
}

/** The test message to oneself is what makes a pending connection active, so it needs no more than a token. */
export function maySendTest(facts: ConnectionFacts): boolean {
  return facts.tokenAcceptedAt !== undefined && !facts.removedAt && !facts.stopped;
}
