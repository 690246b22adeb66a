import { describe, expect, test } from "bun:test";
import { isWithinHours, readHours } from "./business-hours";

const weekdays = { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" };
const nights = { days: [5], from: "22:00", to: "06:00" };

describe("a department is open", () => {
  test.each([
    ["at any hour without hours", null, "America/Sao_Paulo", "2026-11-22T03:00:00Z", true],
    ["on Monday at nine in São Paulo", weekdays, "America/Sao_Paulo", "2026-11-23T12:00:00Z", true],
    ["not a minute before", weekdays, "America/Sao_Paulo", "2026-11-23T11:59:00Z", false],
    ["but not yet in Manaus", weekdays, "America/Manaus", "2026-11-23T12:00:00Z", false],
    ["not at six in the evening", weekdays, "America/Sao_Paulo", "2026-11-23T21:00:00Z", false],
    ["not on Sunday", weekdays, "America/Sao_Paulo", "2026-11-22T15:00:00Z", false],
    ["on Friday night", nights, "America/Sao_Paulo", "2026-11-28T01:30:00Z", true],
    ["after midnight, which is Saturday", nights, "America/Sao_Paulo", "2026-11-28T08:59:00Z", true],
    ["not on Saturday night", nights, "America/Sao_Paulo", "2026-11-29T01:30:00Z", false],
  ] as const)("%s", (_, hours, zone, now, open) => {
    expect(isWithinHours(readHours(hours), zone, new Date(now))).toBe(open);
  });

  test("always, when its stored hours no longer read", () => {
    expect(readHours({ days: [], from: "9" })).toBeNull();
  });
});
