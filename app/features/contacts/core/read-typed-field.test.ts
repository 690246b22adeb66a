import { expect, test } from "bun:test";
import { readTypedField, writeTypedField } from "./read-typed-field";

test.each([
  ["number", "", undefined],
  ["number", "dez", undefined],
  ["number", "1e999", undefined],
  ["date", "31/12/2026", undefined],
  ["date", "2026-99-99", undefined],
  ["boolean", "talvez", undefined],
  ["url", "javascript:alert(1)", undefined],
  ["url", "exemplo", undefined],
  ["number", "10,5", 10.5],
  ["money", "10.50", { minor: 1050, currency: "BRL" }],
  ["date", "2026-12-31", "2026-12-31"],
  ["boolean", "false", false],
  ["url", "https://exemplo.com.br/a", "https://exemplo.com.br/a"],
  ["text", "=SOMA(A1)", "=SOMA(A1)"],
])("as %s, %j is %j", (type, text, value) => {
  expect(readTypedField(text, { type }, "BRL")).toEqual(value as never);
});

test.each([
  [null, ""],
  [{ minor: 1050, currency: "BRL" }, "10.50"],
  [{ minor: 1050, currency: "JPY" }, "1050"],
  [false, "false"],
  [10.5, "10.5"],
  [{ what: 1 }, '{"what":1}'],
])("%j is shown as %j", (value, text) => expect(writeTypedField(value)).toBe(text));
