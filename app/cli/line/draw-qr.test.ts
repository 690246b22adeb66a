import { describe, expect, test } from "bun:test";
import { qrModules } from "~/features/whatsapp/core/draw-qr";
import { drawQrLines } from "./draw-qr";

const SMALL = [
  [true, false, true],
  [false, true, false],
  [true, true, true],
];

describe("a code in a terminal", () => {
  test("two rows a line, clear all around", () =>
    expect(Bun.stripANSI(drawQrLines(SMALL, true)).split("\n")).toEqual([
      "       ",
      "  ▀▄▀  ",
      "  ▀▀▀  ",
      "       ",
    ]));
  test("without colours the light modules are drawn", () =>
    expect(drawQrLines(SMALL, false).split("\n")[1]).toBe("██▄▀▄██"));
  test("every line ends the colours it began", () => {
    for (const line of drawQrLines(SMALL, true).split("\n")) {
      expect(line.startsWith("\u001b[38;5;16;48;5;231m")).toBe(true);
      expect(line.endsWith("\u001b[0m")).toBe(true);
    }
  });
  test("WhatsApp's text fits a terminal of 80 columns", () => {
    const text = `2@${"x7Qk".repeat(30)},${"AbC9".repeat(11)},${"pQ+/".repeat(11)},${"zZ0=".repeat(11)}`;
    for (const line of drawQrLines(qrModules(text), false).split("\n"))
      expect(line.length).toBeLessThanOrEqual(80);
  });
});
