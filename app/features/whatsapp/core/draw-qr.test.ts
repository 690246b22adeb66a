import { describe, expect, test } from "bun:test";
import { drawQr, qrModules } from "./draw-qr";

const REF = `2@${"x7Qk".repeat(30)},${"AbC9".repeat(11)},${"pQ+/".repeat(11)},${"zZ0=".repeat(11)}`;

describe("the drawing of a code", () => {
  test("has the three corner squares that a camera looks for", () => {
    const rows = qrModules(REF);
    const last = rows.length - 7;
    for (const [x, y] of [
      [0, 0],
      [last, 0],
      [0, last],
    ] as const) {
      expect(rows[y]!.slice(x, x + 7)).toEqual(new Array(7).fill(true));
      expect(rows[y + 1]!.slice(x, x + 7)).toEqual([true, false, false, false, false, false, true]);
    }
  });
  test("paints exactly the dark modules", () => {
    const rows = qrModules(REF);
    const { size, path } = drawQr(REF);
    const painted = Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
    for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
      for (let at = 0; at < Number(width); at++) painted[Number(y)]![Number(x) + at] = true;
    }
    expect(painted).toEqual(rows);
  });
  test("of WhatsApp's text is at most 65 modules a side", () =>
    expect(drawQr(REF).size).toBeLessThanOrEqual(65));
});
