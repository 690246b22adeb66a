import { describe, expect, test } from "bun:test";
import { searchWords } from "./search-words";

describe("what a search looks for", () => {
  test.each([
    ["nothing", "", []],
    ["signs alone", " ?! ", []],
    ["words without case and accents", "Não CHEGOU", ["nao", "chegou"]],
    ["words that signs separate", "e-mail: ana@loja", ["e", "mail", "ana", "loja"]],
    ["a word twice, once", "sim sim", ["sim"]],
    ["a phone in any spelling, by its end", "(11) 98765-4321", ["#87654321"]],
    ["a phone with its country", "+55 11 98765 4321", ["#87654321"]],
    ["a short number as a word", "1234", ["1234"]],
    ["no more than eight words", "a b c d e f g h i j", ["a", "b", "c", "d", "e", "f", "g", "h"]],
    ["letters of any script", "Привет", ["привет"]],
  ] as [string, string, string[]][])("%s", (_, query, words) => expect(searchWords(query)).toEqual(words));
  test("a word is cut at a hundred letters, between whole ones", () =>
    expect(searchWords("😀".repeat(200))).toEqual(["😀".repeat(100)]));
});
