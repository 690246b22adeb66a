import { expect, test } from "bun:test";
import { validateVariants } from "./validate-variants";

const TEXT = "Oi, {{nome|cliente}}, chegou o {{produto}}.";

test.each([
  ["a variable that the text does not have", ["Olá, {{cidade}}!"], [["variants.0", "unknownVariable"]]],
  ["an empty wording", ["Olá!", "  "], [["variants.1", "empty"]]],
  ["broken braces", ["Olá, {{nome"], [["variants.0", "brokenBraces"]]],
  ["one too many", new Array(6).fill("Olá!"), [["variants", "tooManyVariants"]]],
  ["a variable left out", ["Olá!", "Olá, {{nome}}"], []],
  ["none", [], []],
])("%s", (_name, variants, expected) => {
  expect(validateVariants(TEXT, variants).map(({ field, messageKey }) => [field, messageKey])).toEqual(
    expected.map(([field, key]) => [field!, `templates.draft.${key}`]),
  );
});
