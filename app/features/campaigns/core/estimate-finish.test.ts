import { describe, expect, test } from "bun:test";
import { createRateMeter, finishAt, observe } from "./estimate-finish";

describe("the live rate", () => {
  test("is right from the first look", () => expect(observe(createRateMeter(0, 0), 50, 1_000)).toBe(50));
  test("a clock that stands still or a count that falls moves nothing upwards", () => {
    const meter = createRateMeter(10, 0);
    observe(meter, 60, 1_000);
    expect(observe(meter, 999, 1_000)).toBe(50);
    expect(observe(meter, 0, 2_000)).toBeLessThan(50);
  });
  test("follows a change within half a minute and does not jump at one", () => {
    const meter = createRateMeter(0, 0);
    // 80 a second for a minute, then 40.
    const countAfter = (seconds: number) => Math.min(seconds, 60) * 80 + Math.max(0, seconds - 60) * 40;
    const after = (seconds: number) => observe(meter, countAfter(seconds), seconds * 1_000);
    for (let second = 1; second <= 60; second += 1) after(second);
    expect(meter.perSecond).toBeCloseTo(80, 5);
    expect(after(61)).toBeGreaterThan(75);
    for (let second = 62; second <= 95; second += 1) after(second);
    expect(meter.perSecond).toBeLessThan(45);
  });
});

describe("the finish", () => {
  const now = new Date("2026-11-24T13:00:00Z");
  test.each([
    ["nothing left", 0, 0, now],
    ["nothing moves", 10, 0, null],
    ["a hundred at ten a second", 100, 10, new Date("2026-11-24T13:00:10Z")],
  ])("%s", (_, remaining, rate, expected) => expect(finishAt(remaining, rate, now)).toEqual(expected));
});
