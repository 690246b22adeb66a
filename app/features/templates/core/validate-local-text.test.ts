import { expect, test } from "bun:test";
import { validateLocalText } from "./validate-local-text";

test.each([
  ["Oi, {{nome}}, chegou.", []],
  ["Oi, {{nome|cliente}}, chegou.", []],
  ["  ", ["empty"]],
  ["a".repeat(1_601), ["tooLong"]],
  ["Oi, {{nome", ["brokenBraces"]],
  ["Oi, {{}}", ["brokenBraces"]],
  ["Oi, {nome}", []],
])("%p: %p", (text, expected) => {
  expect(validateLocalText(text).map(({ messageKey }) => messageKey)).toEqual(
    expected.map((key) => `templates.draft.${key}`),
  );
});
