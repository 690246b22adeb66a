import { describe, expect, test } from "bun:test";
import { snoozeChoices } from "./snooze-choices";

const at = (iso: string, zone = "America/Sao_Paulo") =>
  snoozeChoices(new Date(iso), zone).map(({ kind, at }) => `${kind} ${at.toISOString()}`);

describe("until when a conversation can be put off", () => {
  test("on a Tuesday morning: this evening, tomorrow, Monday", () =>
    expect(at("2026-11-24T13:00:00Z")).toEqual([
      "evening 2026-11-24T21:00:00.000Z",
      "tomorrow 2026-11-25T12:00:00.000Z",
      "monday 2026-11-30T12:00:00.000Z",
    ]));
  test("an hour before the evening it is not offered any more", () =>
    expect(at("2026-11-24T20:00:00Z")[0]).toStartWith("tomorrow"));
  test("on a Sunday Monday is tomorrow, said once", () =>
    expect(at("2026-11-22T23:00:00Z")).toEqual(["tomorrow 2026-11-23T12:00:00.000Z"]));
  test("on a Monday it is the next one", () =>
    expect(at("2026-11-23T23:00:00Z")[1]).toBe("monday 2026-11-30T12:00:00.000Z"));
  test("by the reader's own clocks, also when the day there is another", () =>
    expect(at("2026-11-25T02:00:00Z", "America/Manaus")[0]).toBe("tomorrow 2026-11-25T13:00:00.000Z"));
});
