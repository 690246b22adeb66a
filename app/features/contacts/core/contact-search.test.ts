import { describe, expect, test } from "bun:test";
import { contactSearch } from "./contact-search";
import { hasTrigram, searchPatterns } from "./search-patterns";

const like = (pattern: string, text: string) => {
  const source = pattern.replace(/\\?[\s\S]/g, (part) =>
    part === "%" ? "[\\s\\S]*" : part.slice(-1).replace(/[.*+?^${}()|[\]\\]/g, "\\$&"),
  );
  return new RegExp(`^${source}$`).test(text);
};
const finds = (query: string, text: string) =>
  searchPatterns(query, "BR").some((pattern) => like(pattern, text));

const jose = contactSearch({
  firstName: "José",
  lastName: "da Silva",
  phone: "+5511981234410",
  email: "Ze.Silva@Exemplo.com.br",
});

describe("searching", () => {
  test.each(["", "   ", "\u0301"])("%j looks for nothing", (query) =>
    expect(searchPatterns(query, "BR")).toEqual([]),
  );

  test.each(["maria", "11 99999-0000", "jose souza", "%", "_", "silva jose da", "981234411"])(
    "%j does not find him",
    (query) => expect(finds(query, jose)).toBe(false),
  );

  test.each([
    "jose",
    "JOSÉ",
    "josé da s",
    "silva jose",
    "ilva",
    "ze.silva@",
    "11 98123-4410",
    "(11) 8123-4410",
    "+55 11 8123 4410",
    "011 98123-4410",
    "98123-4410",
    "8123-4410",
    "5511981",
    "441",
  ])("%j finds him", (query) => expect(finds(query, jose)).toBe(true));

  test("an Argentine mobile is found with and without its 9", () => {
    const text = contactSearch({ firstName: "", lastName: "", phone: "+5491123456789", email: null });
    expect(finds("+54 9 11 2345-6789", text)).toBe(true);
    expect(finds("+54 11 2345-6789", text)).toBe(true);
  });

  test("wildcards of the database are letters here", () => {
    expect(finds("50%", "promo 50% off")).toBe(true);
    expect(finds("50%", "promo 500 off")).toBe(false);
    expect(finds("a_b", "a_b")).toBe(true);
    expect(finds("a_b", "axb")).toBe(false);
  });

  test("only three letters in a row can use the index", () => {
    expect(searchPatterns("ab", "BR").every(hasTrigram)).toBe(false);
    expect(searchPatterns("abc", "BR").every(hasTrigram)).toBe(true);
    expect(searchPatterns("李小", "BR").every(hasTrigram)).toBe(false);
  });

  test("a page of text ends quickly", () =>
    expect(searchPatterns("a ".repeat(50_000), "BR")[0]!.length).toBeLessThan(500));
});
