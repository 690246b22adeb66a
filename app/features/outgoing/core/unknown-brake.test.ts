import { describe, expect, test } from "bun:test";
import { createUnknownBrake } from "./unknown-brake";

describe("a carrier that gives no readable answer", () => {
  test("four in a row are bad luck, the fifth makes the number rest for a second", () => {
    const brake = createUnknownBrake();
    for (const at of [0, 1, 2, 3]) expect(brake.note(true, at)).toBe(0);
    expect(brake.note(true, 4)).toBe(1);
  });

  test("what was in flight when the rest began does not make it longer", () => {
    const brake = createUnknownBrake();
    for (let at = 0; at < 5; at += 1) brake.note(true, at);
    for (let at = 5; at < 500; at += 1) expect(brake.note(true, at)).toBe(0);
  });

  test("after a rest one more silence doubles it, up to a minute", () => {
    const brake = createUnknownBrake();
    for (let at = 0; at < 5; at += 1) brake.note(true, 0);
    const rests: number[] = [];
    let nowMs = 1_000;
    for (let times = 0; times < 8; times += 1) {
      const seconds = brake.note(true, nowMs);
      rests.push(seconds);
      nowMs += seconds * 1_000;
    }
    expect(rests).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
  });

  test("any answer ends it, a refusal too", () => {
    const brake = createUnknownBrake();
    for (let at = 0; at < 5; at += 1) brake.note(true, 0);
    expect(brake.note(false, 1_000)).toBe(0);
    for (const at of [1_001, 1_002, 1_003, 1_004]) expect(brake.note(true, at)).toBe(0);
    expect(brake.note(true, 1_005)).toBe(1);
  });
});
