import { describe, expect, test } from "bun:test";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createTranslator } from "use-intl/core";
import { icuArguments } from "./core/icu-arguments";
import { enMessages } from "./en-messages";
import { ptBrMessages } from "./pt-br-messages";

type Tree = { [key: string]: string | Tree };

const folder = (locale: string) => join(import.meta.dirname, "messages", locale);
const namesIn = (locale: string) =>
  readdirSync(folder(locale))
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.replace(/\.json$/, ""))
    .sort();
const read = (locale: string, name: string) =>
  flatten(JSON.parse(readFileSync(join(folder(locale), `${name}.json`), "utf8")) as Tree);

function flatten(tree: Tree, path = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === "string" ? [[path + key, value]] : [...flatten(value, `${path}${key}.`)],
    ),
  );
}

describe("the messages", () => {
  test("every file exists in both languages", () => expect(namesIn("en")).toEqual(namesIn("pt-BR")));
  test("every file is listed in pt-br-messages.ts and en-messages.ts", () => {
    expect(Object.keys(ptBrMessages).sort()).toEqual(namesIn("pt-BR"));
    expect(Object.keys(enMessages).sort()).toEqual(namesIn("en"));
  });
  for (const name of namesIn("pt-BR")) {
    const portuguese = read("pt-BR", name);
    const english = read("en", name);
    test(`${name}: both languages have the same keys`, () =>
      expect([...english.keys()].sort()).toEqual([...portuguese.keys()].sort()));
    test(`${name}: both languages take the same arguments`, () => {
      for (const [key, message] of portuguese) {
        expect([key, icuArguments(english.get(key) ?? "")]).toEqual([key, icuArguments(message)]);
      }
    });
    test(`${name}: every message formats`, () => {
      for (const [locale, messages] of [["pt-BR", portuguese] as const, ["en", english] as const]) {
        for (const [key, message] of messages) expect([key, problemOf(locale, message)]).toEqual([key, null]);
      }
    });
    test(`${name}: says nothing with an exclamation mark`, () => {
      for (const [key, message] of [...portuguese, ...english]) {
        expect([key, message.includes("!")]).toEqual([key, false]);
      }
    });
  }
});

/** Formats with a 2 for every argument; what went wrong, or null. */
function problemOf(locale: "pt-BR" | "en", message: string): string | null {
  let problem: string | null = null;
  const values = Object.fromEntries(
    icuArguments(message).map((name) =>
      name.startsWith("<") ? [name.slice(1, -1), (words: unknown) => words] : [name, 2],
    ),
  );
  const t = createTranslator({
    locale,
    messages: { message },
    onError: (error) => {
      problem = error.message;
    },
  });
  (t.rich as (key: string, values: object) => unknown)("message", values);
  return problem;
}
