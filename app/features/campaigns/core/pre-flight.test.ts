import { describe, expect, test } from "bun:test";
import { EXCLUSION_REASONS } from "~/features/outgoing/core/reasons";
import { seededRandom } from "~/features/outgoing/core/seeded-random.fixture";
import { BLOCKING_WARNINGS, type ExclusionCounts, preFlightLedger, preFlightWarnings } from "./pre-flight";

describe("the account before a launch", () => {
  test.each<[string, number, number, ExclusionCounts]>([
    ["one person too few", 100, 89, { stopped: 10 }],
    ["one person twice", 100, 91, { stopped: 10 }],
    ["more excluded than there are", 5, -5, { stopped: 10 }],
    ["a negative count", 100, 110, { stopped: -10 }],
    ["half a person", 100, 99.5, { stopped: 0.5 }],
    ["not a number", 100, Number.NaN, {}],
  ])("%s stops the launch", (_, audience, eligible, counts) =>
    expect(() => preFlightLedger(audience, eligible, counts)).toThrow(/Pre-flight/),
  );

  test("closes, one reason per person, most people first", () =>
    expect(
      preFlightLedger(14_212, 11_911, {
        "not-opted-in": 341,
        stopped: 412,
        "contacted-recently": 1_036,
        "not-on-channel": 287,
        "duplicate-person": 194,
        "missing-variable": 23,
        blocked: 8,
        capped: 0,
      }),
    ).toEqual({
      audience: 14_212,
      lines: [
        { why: "contacted-recently", count: 1_036 },
        { why: "stopped", count: 412 },
        { why: "not-opted-in", count: 341 },
        { why: "not-on-channel", count: 287 },
        { why: "duplicate-person", count: 194 },
        { why: "missing-variable", count: 23 },
        { why: "blocked", count: 8 },
      ],
      excluded: 2_301,
      eligible: 11_911,
    }));

  test("whatever the counts, it adds up or it is refused", () => {
    const random = seededRandom(11);
    for (let round = 0; round < 500; round += 1) {
      const counts = Object.fromEntries(EXCLUSION_REASONS.map((why) => [why, Math.floor(random() * 50)]));
      const excluded = Object.values(counts).reduce((a, b) => a + b, 0);
      const eligible = Math.floor(random() * 1_000);
      const ledger = preFlightLedger(excluded + eligible, eligible, counts);
      expect(ledger.eligible + ledger.lines.reduce((sum, line) => sum + line.count, 0)).toBe(ledger.audience);
      expect(() => preFlightLedger(excluded + eligible + 1, eligible, counts)).toThrow();
    }
  });

  test("a company with nobody", () =>
    expect(preFlightLedger(0, 0, {})).toEqual({ audience: 0, lines: [], excluded: 0, eligible: 0 }));
});

describe("what to know before launching", () => {
  const fine = {
    testSent: true,
    eligible: 10,
    quality: "green" as const,
    templateApproved: true,
    connectionMayLaunch: true,
    days: 1,
    finishes: true,
    unpricedUnits: 0,
  };
  test("nothing, when all is well", () => expect(preFlightWarnings(fine)).toEqual([]));
  test.each([
    ["no-test-sent", { testSent: false }],
    ["nobody-eligible", { eligible: 0 }],
    ["quality-yellow", { quality: "yellow" }],
    ["quality-red", { quality: "red" }],
    ["template-not-approved", { templateApproved: false }],
    ["connection-not-active", { connectionMayLaunch: false }],
    ["spreads-over-days", { days: 2 }],
    ["never-finishes", { finishes: false }],
    ["price-missing", { unpricedUnits: 3 }],
    ["many-segments", { segmentsPerMessage: 4 }],
    ["warming-up", { turns: { warmingUp: true, wordings: 2 } }],
    ["one-wording", { eligible: 50, turns: { warmingUp: false, wordings: 1 } }],
  ] as const)("%s", (warning, change) =>
    expect(preFlightWarnings({ ...fine, ...change })).toEqual([warning]),
  );
  test.each([
    ["few people", { eligible: 49, turns: { warmingUp: false, wordings: 1 } }],
    ["two wordings", { eligible: 900, turns: { warmingUp: false, wordings: 2 } }],
  ])("%s may read the same words", (_name, change) =>
    expect(preFlightWarnings({ ...fine, ...change })).toEqual([]),
  );
  test("a missing test is no reason not to launch", () =>
    expect(BLOCKING_WARNINGS).not.toContain("no-test-sent"));
});
