import { describe, expect, test } from "bun:test";
import {
  afterEvent,
  type ConnectionEvent,
  type ConnectionFacts,
  connectionMessageKeys,
  connectionState,
  missingSteps,
} from "./connection-state";
import { mayLaunch, maySendTest } from "./may-launch";

const at = (n: number) => new Date(Date.UTC(2026, 10, 24, 0, n));
const simple = (kind: Exclude<ConnectionEvent["kind"], "stopped">, n: number) =>
  ({ kind, at: at(n) }) as ConnectionEvent;
const token = simple("token-accepted", 1);
const webhook = simple("webhook-arrived", 2);
const delivered = simple("test-delivered", 3);
const dead = (n: number): ConnectionEvent => ({
  kind: "stopped",
  state: "needs-reconnect",
  why: "token-dead",
  at: at(n),
});
const locked = (n: number): ConnectionEvent => ({
  kind: "stopped",
  state: "blocked",
  why: "account-locked",
  at: at(n),
});
const after = (addedBy: "wizard" | "cli", ...events: ConnectionEvent[]) =>
  events.reduce(afterEvent, { addedBy } as ConnectionFacts);

describe("the state of a connection", () => {
  test.each<[string, "wizard" | "cli", ConnectionEvent[], string]>([
    ["nothing proven", "wizard", [], "pending"],
    ["token only", "wizard", [token], "pending"],
    ["no webhook yet", "wizard", [token, delivered], "pending"],
    ["no test delivered yet", "wizard", [token, webhook], "pending"],
    ["all three, in any order", "wizard", [delivered, webhook, token], "active"],
    ["added by the CLI, token not accepted", "cli", [webhook], "pending"],
    ["added by the CLI, token accepted: at once", "cli", [token], "active"],
    ["paused by a person", "cli", [token, simple("paused", 5)], "paused"],
    ["resumed", "cli", [token, simple("paused", 5), simple("resumed", 6)], "active"],
    ["token died", "cli", [token, dead(5)], "needs-reconnect"],
    ["token renewed", "cli", [token, dead(5), simple("token-accepted", 6)], "active"],
    [
      "an answer from before the renewal comes late",
      "cli",
      [token, dead(5), simple("token-accepted", 8), dead(7)],
      "active",
    ],
    [
      "paused, token died and renewed: still paused",
      "cli",
      [token, simple("paused", 4), dead(5), simple("token-accepted", 6)],
      "paused",
    ],
    ["locked", "cli", [token, locked(5)], "blocked"],
    ["locked is graver than a dead token", "cli", [token, locked(5), dead(6)], "blocked"],
    ["a dead token, then locked", "cli", [token, dead(5), locked(6)], "blocked"],
    ["a good token does not lift a block", "cli", [token, locked(5), simple("token-accepted", 6)], "blocked"],
    ["unblocked", "cli", [token, locked(5), simple("unblocked", 6)], "active"],
    ["removed for good", "cli", [token, simple("removed", 5), simple("resumed", 6), token], "removed"],
  ])("%s", (_, addedBy, events, expected) => {
    const facts = after(addedBy, ...events);
    expect(connectionState(facts)).toBe(expected as never);
    expect(mayLaunch(facts)).toEqual(
      expected === "active" ? { ok: true } : ({ ok: false, state: expected } as never),
    );
  });

  test("a stop reported a thousand times changes it once", () => {
    const first = after("cli", token, dead(5));
    expect(afterEvent(first, dead(6))).toBe(first);
  });
  test("what is missing, in the order in which a person does it", () => {
    expect(missingSteps(after("wizard"))).toEqual(["token", "webhook", "test"]);
    expect(missingSteps(after("wizard", token, delivered))).toEqual(["webhook"]);
    expect(missingSteps(after("cli"))).toEqual(["token"]);
    expect(missingSteps(after("cli", token))).toEqual([]);
  });
  test("a pending one may send the test that makes it active; a stopped one may not", () => {
    expect([
      maySendTest(after("wizard")),
      maySendTest(after("wizard", token)),
      maySendTest(after("wizard", token, dead(5))),
    ]).toEqual([false, true, false]);
  });
  test("says in words what is wrong", () => {
    expect(connectionMessageKeys(after("cli", token, dead(5)))).toEqual({
      state: "connections.state.needs-reconnect",
      why: "connections.stopped.token-dead",
    });
    expect(connectionMessageKeys(after("cli", token))).toEqual({ state: "connections.state.active" });
  });
});
