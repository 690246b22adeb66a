import { expect, test } from "bun:test";
import { type ConnectionStateRow, connectionColumns, connectionFacts } from "./connection-facts";
import { afterEvent, type ConnectionEvent, connectionState } from "./connection-state";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 0, minute));
const row = (facts: Partial<ConnectionStateRow> = {}): ConnectionStateRow => ({
  state: "pending",
  stateReason: null,
  stateAt: at(0),
  addedBy: "wizard",
  verifiedAt: null,
  lastWebhookAt: null,
  testedAt: null,
  createdAt: at(0),
  removedAt: null,
  details: {},
  ...facts,
});

/** The row after an event, as it would be stored. */
function stored(before: ConnectionStateRow, event: ConnectionEvent): ConnectionStateRow {
  return {
    ...before,
    ...connectionColumns(before, afterEvent(connectionFacts(before), event)),
    stateAt: event.at,
  };
}

test.each([
  ["nothing proven", row(), "pending"],
  ["token only", row({ verifiedAt: at(1) }), "pending"],
  ["all three", row({ verifiedAt: at(1), lastWebhookAt: at(2), testedAt: at(3) }), "active"],
  ["by the CLI, token accepted", row({ addedBy: "cli", verifiedAt: at(1) }), "active"],
  ["an active row that nobody proved", row({ state: "active" }), "active"],
  ["stopped for a reason we do not know", row({ state: "blocked", stateReason: "?" }), "blocked"],
] as const)("%s is %p", (_, given, expected) => {
  expect(connectionState(connectionFacts(given))).toBe(expected);
});

test("an active row comes back active after a pause", () => {
  const paused = stored(row({ state: "active" }), { kind: "paused", at: at(4) });
  expect([paused.state, paused.stateReason]).toEqual(["paused", "by-person"]);
  expect(stored(paused, { kind: "resumed", at: at(5) }).state).toBe("active");
});

test("paused, then its token died and was renewed: still paused", () => {
  const dead: ConnectionEvent = { kind: "stopped", state: "needs-reconnect", why: "token-dead", at: at(5) };
  const paused = stored(row({ state: "active" }), { kind: "paused", at: at(4) });
  const stopped = stored(paused, dead);
  expect([stopped.state, stopped.stateReason]).toEqual(["needs-reconnect", "token-dead"]);
  expect(stored(stopped, { kind: "token-accepted", at: at(6) }).state).toBe("paused");
});

test("facts of the provider in the details survive", () => {
  const paused = stored(row({ state: "active", details: { verifiedName: "Casa Aurora" } }), {
    kind: "paused",
    at: at(1),
  });
  expect(paused.details).toMatchObject({ verifiedName: "Casa Aurora" });
});
