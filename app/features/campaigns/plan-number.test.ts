import { expect, test } from "bun:test";
import { planNumber } from "./plan-number";

const START = new Date("2026-11-23T12:00:00Z");
const DAY_MS = 86_400_000;
const number = (linkedDaysAgo: number, pace: object = {}) => ({
  linkedAt: new Date(START.getTime() - linkedDaysAgo * DAY_MS),
  pace,
});
const plan = (people: number, changes: Partial<Parameters<typeof planNumber>[0]> = {}) =>
  planNumber({
    startAt: START,
    groups: [{ zone: "America/Sao_Paulo", count: people }],
    sendWindow: undefined,
    zone: "America/Sao_Paulo",
    whatsapp: number(100),
    sentAtMs: [],
    ahead: 0,
    ...changes,
  });
const counts = (made: ReturnType<typeof planNumber>) => made.days.map(({ count }) => count);

test("nobody to write to: done at once", () => {
  expect(plan(0)).toEqual({ finishAt: START, days: [] });
});

test("a warm number of 120 a day needs three days for 360 people", () => {
  expect(counts(plan(360, { whatsapp: number(100, { perDay: 120 }) }))).toEqual([120, 120, 120]);
});

test("a day's messages take hours, never a burst", () => {
  const { finishAt } = plan(120, { whatsapp: number(100, { perDay: 120 }) });
  expect(finishAt!.getTime() - START.getTime()).toBeGreaterThanOrEqual(5.9 * 3_600_000);
});

test("a new number sends more from day to day", () => {
  const days = counts(plan(115, { whatsapp: number(0) }));
  expect(days.reduce((sum, count) => sum + count, 0)).toBe(115);
  expect(days.slice(0, 4)).toEqual([20, 25, 30, 40]);
});

test("what it sent in the last hours takes its room", () => {
  const sentAtMs = Array.from({ length: 250 }, () => START.getTime() - 3_600_000);
  expect(plan(10, { sentAtMs }).finishAt!.getTime()).toBeGreaterThan(START.getTime() + 22 * 3_600_000);
});

test("another campaign on the same number doubles the days", () => {
  const whatsapp = number(100, { perDay: 100 });
  expect(counts(plan(200, { whatsapp, ahead: 500 }))).toEqual([50, 50, 50, 50]);
});

test("it keeps to its hours", () => {
  const sendWindow = { days: [1, 2, 3, 4, 5], from: "09:00", to: "12:00" };
  const days = counts(plan(250, { sendWindow }));
  expect(Math.max(...days)).toBeLessThanOrEqual(130);
});
