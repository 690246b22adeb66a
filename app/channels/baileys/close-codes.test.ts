import { describe, expect, test } from "bun:test";
import { type AfterClose, afterClose } from "./close-codes";

const closed = (code: number | undefined, attempt = 0, linked = true, random = 0.5): AfterClose =>
  afterClose({ code, attempt, linked }, random);

describe("what ends a session until a person acts", () => {
  const ends: [number, string, boolean][] = [
    [401, "logged-out", true],
    [402, "banned", false],
    [403, "banned", false],
    [405, "version-too-old", false],
    [406, "banned", false],
    [409, "version-too-old", false],
    [411, "bad-session", true],
    [440, "replaced", false],
  ];
  test.each(ends)("%d: %s, credentials wiped: %p", (code, why, wipe) => {
    expect(closed(code)).toEqual({ do: "stop", why, wipe } as AfterClose);
  });
  test("a QR that nobody scanned in time stops; a lost connection of a linked number does not", () => {
    expect(closed(408, 0, false)).toEqual({ do: "stop", why: "qr-expired", wipe: false });
    expect(closed(408)).toMatchObject({ do: "back-off" });
  });
  test("a bad session is tried again, and given up at the fifth in a row", () => {
    expect([0, 1, 2, 3, 4].map((attempt) => closed(500, attempt).do)).toEqual([
      "back-off",
      "back-off",
      "back-off",
      "back-off",
      "stop",
    ]);
  });
});

describe("what comes back by itself", () => {
  test("a restart that the server asks for happens at once, but not for ever", () => {
    expect(closed(515)).toEqual({ do: "reconnect-now" });
    expect(closed(515, 3)).toMatchObject({ do: "back-off" });
  });

  // The most a wait can be, at attempts 0, 1, 5 and 40.
  const waits: [number | undefined, number[]][] = [
    [428, [2, 4, 60, 60]],
    [408, [2, 4, 60, 60]],
    [undefined, [2, 4, 60, 60]],
    [599, [2, 4, 60, 60]],
    [503, [10, 20, 300, 300]],
    [463, [10, 20, 300, 300]],
    [429, [10, 20, 300, 300]],
  ];
  test.each(waits)("%p waits with full jitter under a growing ceiling", (code, ceilings) => {
    const most = [0, 1, 5, 40].map((attempt) => closed(code, attempt, true, 1));
    expect(most).toEqual(ceilings.map((seconds) => ({ do: "back-off", seconds })));
    expect(closed(code, 5, true, 0)).toEqual({ do: "back-off", seconds: 0 });
  });
});
