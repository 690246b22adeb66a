import { describe, expect, test } from "bun:test";
import { OUTGOING_STATES } from "~/features/outgoing/core/outgoing-state";
import { seededRandom } from "~/features/outgoing/core/seeded-random.fixture";
import { arrivalShares, campaignStatus, isComplete, type ProgressFacts } from "./campaign-progress";

const status = (facts: Partial<ProgressFacts>) =>
  campaignStatus({
    id: "c1",
    state: "running",
    counts: {},
    skippedBy: {},
    failedBy: {},
    startedAt: null,
    finishedAt: null,
    ...facts,
  });

describe("the status of a campaign", () => {
  test.each<[string, Partial<ProgressFacts>]>([
    ["a negative count", { counts: { waiting: -1 } }],
    ["not a number", { counts: { waiting: Number.NaN } }],
    ["a failure without its code", { counts: { failed: 2 }, failedBy: { "131026": 1 } }],
    ["a reason without its person", { counts: { skipped: 1 }, skippedBy: { stopped: 2 } }],
  ])("%s is a bug", (_, facts) => expect(() => status(facts)).toThrow(/Campaign c1/));

  test("has exactly the promised shape", () =>
    expect(
      status({
        counts: {
          waiting: 3,
          claimed: 2,
          sending: 1,
          accepted: 4,
          held: 1,
          delivered: 5,
          read: 6,
          failed: 2,
          unknown: 1,
          skipped: 1,
        },
        skippedBy: { stopped: 1, blocked: 0 },
        failedBy: { "131026": 2 },
        startedAt: new Date("2026-11-24T13:00:00Z"),
      }),
    ).toEqual({
      id: "c1",
      state: "running",
      audience: 26,
      waiting: 5,
      sending: 1,
      accepted: 4,
      held: 1,
      delivered: 5,
      read: 6,
      failed: 2,
      unknown: 1,
      skipped: 1,
      skippedBy: { stopped: 1 },
      failedBy: { "131026": 2 },
      startedAt: "2026-11-24T13:00:00.000Z",
      finishedAt: null,
    }));

  test("always adds up", () => {
    const random = seededRandom(9);
    for (let round = 0; round < 300; round += 1) {
      const counts = Object.fromEntries(
        OUTGOING_STATES.map((state) => [state, Math.floor(random() * 100)]),
      ) as Record<string, number>;
      const s = status({ counts, skippedBy: { stopped: counts.skipped! }, failedBy: { x: counts.failed! } });
      expect(
        s.waiting + s.sending + s.accepted + s.held + s.delivered + s.read + s.failed + s.unknown + s.skipped,
      ).toBe(s.audience);
    }
  });

  test("what arrived and what was read, also when nothing was", () => {
    expect(arrivalShares(status({}))).toEqual({ out: 0, arrivedShare: 0, readShare: 0 });
    expect(
      arrivalShares(
        status({ counts: { accepted: 1, delivered: 1, read: 1, failed: 1 }, failedBy: { x: 1 } }),
      ),
    ).toEqual({ out: 4, arrivedShare: 0.5, readShare: 0.5 });
  });

  test("unknown and held do not keep it open", () => {
    expect(isComplete({ unknown: 3, held: 1, read: 2 })).toBe(true);
    for (const state of ["waiting", "claimed", "sending"]) expect(isComplete({ [state]: 1 })).toBe(false);
  });
});
