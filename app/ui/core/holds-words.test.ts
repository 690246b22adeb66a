import { describe, expect, test } from "bun:test";
import { holdsWords } from "./holds-words";

describe("what the palette keeps while one types", () => {
  const cases: [query: string, texts: string[], kept: boolean][] = [
    ["xyz", ["Importações"], false],
    ["listas contatos", ["Listas"], false],
    ["", ["Importações"], true],
    ["  IMPORTACOES ", ["Importações"], true],
    ["nova imp", ["Nova importação"], true],
    ["sms", ["Textos", "SMS"], true],
  ];
  test.each(cases)("%p in %p: %p", (query, texts, kept) => {
    expect(holdsWords(query, texts)).toBe(kept);
  });
});
