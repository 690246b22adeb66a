import { expect, test } from "bun:test";
import { dayPart } from "./day-part";

test("the greeting follows the reader's own clock", () => {
  const at = new Date("2026-11-24T14:30:00Z");
  expect(dayPart(at, "America/Sao_Paulo")).toBe("morning");
  expect(dayPart(at, "UTC")).toBe("afternoon");
  expect(dayPart(at, "Asia/Tokyo")).toBe("evening");
  expect(dayPart(new Date("2026-11-24T04:00:00Z"), "UTC")).toBe("evening");
});
