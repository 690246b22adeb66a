import { describe, expect, test } from "bun:test";
import {
  type CarrierFact,
  isUnfinished,
  type LaneStep,
  learn,
  OUTGOING_STATES,
  type OutgoingProgress,
  RANK,
  stateOfRank,
  step,
} from "./outgoing-state";
import { seededRandom } from "./seeded-random.fixture";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24) + seconds * 1000);
const fact = (kind: CarrierFact["kind"], seconds = 1, code?: string): CarrierFact => ({
  kind,
  at: at(seconds),
  code,
});
const after = (start: keyof typeof RANK, ...facts: CarrierFact[]) =>
  stateOfRank(facts.reduce(learn, { rank: RANK[start] } as OutgoingProgress).rank);

describe("what an attempt has come to", () => {
  test.each<[string, keyof typeof RANK, CarrierFact[], string]>([
    [
      "failed after delivered is only noted",
      "sending",
      [fact("delivered"), fact("failed", 2, "131026")],
      "delivered",
    ],
    [
      "delivered after failed: the person has it",
      "sending",
      [fact("failed", 1, "131026"), fact("delivered", 2)],
      "delivered",
    ],
    [
      "accepted, then failed by webhook",
      "sending",
      [fact("accepted"), fact("failed", 2, "131049")],
      "failed",
    ],
    ["a late sent does not hide a failure", "sending", [fact("failed", 2), fact("sent", 3)], "failed"],
    [
      "the status came before the answer to the send",
      "sending",
      [fact("delivered"), fact("accepted", 2)],
      "delivered",
    ],
    ["read without delivered", "sending", [fact("accepted"), fact("read", 2)], "read"],
    ["delivered after read", "sending", [fact("read"), fact("delivered", 2)], "read"],
    ["held for review", "sending", [fact("accepted"), fact("held")], "held"],
    ["held, then let go", "sending", [fact("held"), fact("sent", 9)], "accepted"],
    ["let go, heard in the wrong order", "sending", [fact("sent", 9), fact("held")], "accepted"],
    ["held, then dropped by Meta", "sending", [fact("held"), fact("failed", 9, "132015")], "failed"],
    ["an unknown that had gone out", "unknown", [fact("sent")], "accepted"],
    ["an unknown that had failed", "unknown", [fact("failed", 1, "131026")], "failed"],
    ["waiting for another try, but it had arrived", "waiting", [fact("delivered")], "delivered"],
    ["skipped is never left", "skipped", [fact("delivered")], "skipped"],
  ])("%s", (_, start, facts, expected) => expect(after(start, ...facts)).toBe(expected as never));

  test("any order and repetition of the same facts ends the same", () => {
    const random = seededRandom(7);
    const kinds = ["accepted", "held", "sent", "failed", "delivered", "read"] as const;
    for (let round = 0; round < 2_000; round += 1) {
      const facts = Array.from({ length: 1 + Math.floor(random() * 6) }, () =>
        fact(
          kinds[Math.floor(random() * 6)]!,
          Math.floor(random() * 4),
          random() < 0.5 ? "131026" : "131049",
        ),
      );
      const shuffled = [...facts, ...facts].sort(() => random() - 0.5);
      const start: OutgoingProgress = { rank: RANK.sending };
      expect(shuffled.reduce(learn, start)).toEqual(facts.reduce(learn, start));
    }
  });
});

describe("our own steps", () => {
  test.each<[LaneStep, string[], string]>([
    ["claim", ["waiting"], "claimed"],
    ["release", ["claimed"], "waiting"],
    ["mark-sending", ["claimed"], "sending"],
    ["requeue", ["sending"], "waiting"],
    ["lose", ["sending"], "unknown"],
    ["refuse", ["sending"], "failed"],
    ["skip", ["waiting", "claimed"], "skipped"],
  ])("%s only from %j", (taken, allowed, result) => {
    for (const state of OUTGOING_STATES) {
      const next = step(RANK[state], taken);
      if (allowed.includes(state)) expect(stateOfRank(next!)).toBe(result as never);
      else expect(next).toBeUndefined();
    }
  });

  test("an unknown does not hold a campaign open", () =>
    expect(OUTGOING_STATES.filter(isUnfinished)).toEqual(["waiting", "claimed", "sending"]));
});
