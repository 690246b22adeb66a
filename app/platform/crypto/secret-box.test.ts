import { describe, expect, test } from "bun:test";
import { randomBytes } from "node:crypto";
import { assertAesGcm } from "./assert-aes-gcm";
import { createSecretBox } from "./secret-box";

const old = { id: "k1", key: randomBytes(32) };
const fresh = { id: "k2", key: randomBytes(32) };
const place = { companyId: "c1", table: "connection", column: "credentials", rowId: "r1" };

describe("a sealed secret", () => {
  const box = createSecretBox([fresh, old]);

  test.each([
    ["another company", { ...place, companyId: "c2" }],
    ["another row", { ...place, rowId: "r2" }],
    ["another column", { ...place, column: "name" }],
    ["another table", { ...place, table: "template" }],
  ])("does not open for %s", (_, elsewhere) => {
    expect(() => box.open(box.seal("token", place), elsewhere)).toThrow();
  });

  test("does not open when a byte was changed", () => {
    const sealed = box.seal("token", place);
    const last = sealed.at(-2) === "A" ? "B" : "A";
    expect(() => box.open(sealed.slice(0, -2) + last + sealed.slice(-1), place)).toThrow();
  });

  test("says which key is missing", () => {
    const sealed = createSecretBox([old]).seal("token", place);
    expect(() => createSecretBox([fresh]).open(sealed, place)).toThrow('key "k1"');
  });

  test("opens with an older key, and is stale until sealed with the first one", () => {
    const sealed = createSecretBox([old]).seal("segredo ção", place);
    expect(box.open(sealed, place)).toBe("segredo ção");
    expect(box.isStale(sealed)).toBe(true);
    expect(box.isStale(box.seal("x", place))).toBe(false);
  });

  test("is never the same twice", () => {
    expect(box.seal("x", place)).not.toBe(box.seal("x", place));
  });
});

test("the known answer of AES-256-GCM is right here", () => {
  expect(() => assertAesGcm()).not.toThrow();
});
