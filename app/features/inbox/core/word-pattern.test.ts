import { describe, expect, test } from "bun:test";
import { searchWords } from "./search-words";
import { wordPattern } from "./word-pattern";

/** The same expression in JavaScript's words. */
const finds = (query: string, text: string) =>
  searchWords(query).every((word) => new RegExp(wordPattern(word).replace("[-`", "\\[-`"), "u").test(text));

describe("a word is found", () => {
  test.each([
    ["whatever its case and accents", "nao", "Isso NÃO chegou", true],
    ["with an accent written apart", "ja", "até ja\u0301", true],
    ["by its beginning", "ped", "Meu pedido", true],
    ["not inside another", "dido", "Meu pedido", false],
    ["after a sign", "frete", "(frete)", true],
    ["in another script", "привет", "ПРИВЕТ!", true],
    ["as a phone in any spelling", "11 98765-4321", "ligue +55 (11) 9 8765 4321", true],
    ["not as another phone", "11 98765-4321", "ligue 98765-4322", false],
    ["all of several", "frete caro", "Caro, o frete", true],
    ["not one of several", "frete caro", "o frete", false],
  ] as [string, string, string, boolean][])("%s", (_, query, text, answer) =>
    expect(finds(query, text)).toBe(answer),
  );
});
