import { describe, expect, test } from "bun:test";
import { seededRandom } from "~/features/outgoing/core/seeded-random.fixture";
import { MARKETING_SEND_WINDOW } from "~/features/outgoing/core/send-window";
import { type FinishFacts, planFinish } from "./plan-finish";

const SP = "America/Sao_Paulo";
/** Tuesday, 10:00 in São Paulo. */
const startAt = new Date("2026-11-24T13:00:00Z");
const plan = (facts: Partial<FinishFacts> & { people?: number }) =>
  planFinish({
    startAt,
    recipients: [{ zone: SP, count: facts.people ?? 100 }],
    ratePerSecond: 10,
    zone: SP,
    ...facts,
  });

describe("when a campaign finishes", () => {
  test("nobody: at once", () => expect(plan({ people: 0 })).toEqual({ finishAt: startAt, days: [] }));
  test("a hundred at ten a second: in ten seconds", () =>
    expect(plan({})).toEqual({
      finishAt: new Date("2026-11-24T13:00:10Z"),
      days: [{ date: "2026-11-24", count: 100 }],
    }));
  test("one every ten minutes", () =>
    expect(
      plan({ people: 3, ratePerSecond: 1 / 600 }).finishAt!.getTime() - startAt.getTime(),
    ).toBeLessThanOrEqual(35 * 60_000));

  test("the rest goes the next morning when the day is over", () => {
    // 20:00 − 10:00 = 36,000 s at 1/s.
    const result = plan({ people: 40_000, ratePerSecond: 1, sendWindow: MARKETING_SEND_WINDOW });
    expect(result.days).toEqual([
      { date: "2026-11-24", count: 36_000 },
      { date: "2026-11-25", count: 4_000 },
    ]);
    expect(result.finishAt).toEqual(new Date("2026-11-25T13:06:40Z"));
  });

  test("an oversized campaign spreads over days by the portfolio's budget", () => {
    const lastStartsMs = Array.from(
      { length: 2_360 },
      (_, i) => startAt.getTime() - 20 * 3_600_000 - i * 1_000,
    );
    const result = plan({
      people: 11_911,
      ratePerSecond: 2.5,
      sendWindow: MARKETING_SEND_WINDOW,
      budget: { limit: 10_000, lastStartsMs },
    });
    expect(result.days[0]).toEqual({ date: "2026-11-24", count: expect.any(Number) });
    expect(result.days.reduce((sum, day) => sum + day.count, 0)).toBe(11_911);
    expect(result.days.map((day) => day.date)).toEqual(["2026-11-24", "2026-11-25"]);
    expect(result.days[0]!.count).toBeLessThanOrEqual(10_000);
  });

  test("today what is left of the budget, tomorrow the rest, as its places free", () => {
    const yesterdayEvening = startAt.getTime() - 14 * 3_600_000 + 1_000;
    const result = plan({
      people: 11_911,
      sendWindow: MARKETING_SEND_WINDOW,
      budget: { limit: 10_000, lastStartsMs: new Array(2_360).fill(yesterdayEvening) },
    });
    expect(result.days).toEqual([
      { date: "2026-11-24", count: 7_640 },
      { date: "2026-11-25", count: 4_271 },
    ]);
  });

  test("each in the own zone: the Acre comes last", () => {
    const result = plan({
      startAt: new Date("2026-11-24T12:00:00Z"),
      sendWindow: MARKETING_SEND_WINDOW,
      recipients: [
        { zone: "America/Rio_Branco", count: 50 },
        { zone: SP, count: 50 },
      ],
    });
    expect(result.finishAt).toEqual(new Date("2026-11-24T14:00:05Z"));
  });

  test("not before the time that each was promised", () =>
    expect(
      plan({ recipients: [{ zone: SP, count: 10, notBefore: new Date("2026-11-26T13:00:00Z") }] }).finishAt,
    ).toEqual(new Date("2026-11-26T13:00:01Z")));

  test("never, with no budget at all", () =>
    expect(plan({ budget: { limit: 0, lastStartsMs: [] } })).toEqual({ finishAt: null, days: [] }));

  test("the days always add up, and no day starts more people than 24 hours allow twice", () => {
    const random = seededRandom(5);
    for (let round = 0; round < 40; round += 1) {
      const people = 1 + Math.floor(random() * 30_000);
      const limit = 250 + Math.floor(random() * 5_000);
      const result = plan({
        people,
        ratePerSecond: 0.5 + random() * 80,
        sendWindow: MARKETING_SEND_WINDOW,
        budget: { limit, lastStartsMs: [] },
      });
      expect(result.days.reduce((sum, day) => sum + day.count, 0)).toBe(people);
      for (const day of result.days) expect(day.count).toBeLessThanOrEqual(limit * 2);
    }
  });

  test("is quick even for months", () => {
    const begun = performance.now();
    plan({ people: 20_000, sendWindow: MARKETING_SEND_WINDOW, budget: { limit: 250, lastStartsMs: [] } });
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
