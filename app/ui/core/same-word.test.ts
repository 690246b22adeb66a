import { describe, expect, test } from "bun:test";
import { sameWord } from "./same-word";

describe("a typed word", () => {
  const cases: [string, string, boolean][] = [
    ["", "cancelar", false],
    ["cancela", "cancelar", false],
    ["cancelar", "cancelar", true],
    [" CANCELAR ", "cancelar", true],
    ["Sao  Jorge", "São Jorge", true],
    ["Josefa\u0301", "Josefá", true],
  ];
  for (const [typed, wanted, same] of cases) {
    test(`"${typed}" ${same ? "is" : "is not"} "${wanted}"`, () =>
      expect(sameWord(typed, wanted)).toBe(same));
  }
});
