import { describe, expect, test } from "bun:test";
import { mayStillChange } from "./change-limits";

const AT = new Date("2026-11-20T12:00:00Z");
const after = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);

describe("a bubble may be changed", () => {
  test.each([
    ["edited at the fifteenth minute", "edit", 15, true],
    ["not edited a moment later", "edit", 15.01, false],
    ["deleted the next day", "delete", 24 * 60, true],
    ["not deleted after two and a half days", "delete", 60 * 60 + 1, false],
    ["reacted to whenever", "reaction", 1_000_000, true],
  ] as const)("%s", (_, kind, minutes, answer) => {
    expect(mayStillChange(kind, AT, after(minutes))).toBe(answer);
  });
});
