import { expect, test } from "bun:test";
import { uuidV7 } from "./uuid-v7";

const random = (bytes: Uint8Array) => void crypto.getRandomValues(bytes);

test("is a version 7 UUID that tells its moment", () => {
  const now = Date.parse("2026-11-22T12:00:00.123Z");
  const id = uuidV7(now, random);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replace("-", "").slice(0, 12), 16)).toBe(now);
});

test("all bits set stay within version and variant", () => {
  expect(uuidV7(2 ** 48 - 1, (bytes) => bytes.fill(0xff))).toBe("ffffffff-ffff-7fff-bfff-ffffffffffff");
});

test("a later one sorts later", () => {
  expect(uuidV7(1_000, random) < uuidV7(1_001, random)).toBe(true);
});
