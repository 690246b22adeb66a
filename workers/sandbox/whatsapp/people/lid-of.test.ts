import { expect, test } from "bun:test";
import { lidOf } from "./lid-of";

test("a hidden id has fifteen digits and is always the same for a phone", () => {
  expect(lidOf("5511987650001")).toMatch(/^1\d{14}$/);
  expect(lidOf("5511987650001")).toBe(lidOf("5511987650001"));
});

test("twenty thousand phones have twenty thousand of them", () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => lidOf(String(5511960000000 + index)));
  expect(new Set(ids).size).toBe(ids.length);
});
