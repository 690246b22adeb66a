import { describe, expect, test } from "bun:test";
import { findHit } from "./find-hit";
import { searchWords } from "./search-words";

const hit = (text: string, query: string) => Object.values(findHit(text, searchWords(query)));

describe("the hit in its place", () => {
  test.each([
    ["with the text's own letters", "Meu pedido NÃO chegou", "nao", ["Meu pedido ", "NÃO", " chegou"]],
    ["at the beginning of a word only", "desanimado, animado", "anim", ["desanimado, ", "anim", "ado"]],
    ["by the word that comes first", "frete grátis", "gratis frete", ["", "frete", " grátis"]],
    ["over lines", "Oi\n\ntudo   bem?", "tudo", ["Oi ", "tudo", " bem?"]],
    ["letters that are several when folded", "o ﬁm", "fim", ["o ", "ﬁm", ""]],
    ["accents written apart", "e\u0301 ja\u0301 hoje", "ja", ["e\u0301 ", "ja\u0301", " hoje"]],
    [
      "a phone, however it is spelt",
      "ligue (11) 98765-4321!",
      "+5511987654321",
      ["ligue (11) 9", "8765-4321", "!"],
    ],
    ["nothing that is there", "Bom dia", "xyz", ["", "", "Bom dia"]],
    ["an empty text", "", "a", ["", "", ""]],
    ["emoji around", "😀 olá 😀", "ola", ["😀 ", "olá", " 😀"]],
  ] as [string, string, string, string[]][])("%s", (_, text, query, wanted) =>
    expect(hit(text, query)).toEqual(wanted),
  );
  test("of a long text, what is near", () => {
    const [before, , after] = hit(`${"a ".repeat(100)}frete ${"b ".repeat(100)}`, "frete");
    expect(before).toMatch(/^….{32}$/);
    expect(after).toMatch(/^.{90}…$/);
  });
});
