import { describe, expect, test } from "bun:test";
import { negotiateLocale } from "./negotiate-locale";

describe("the reader's language", () => {
  const cases: [string, string | undefined, string | null, string][] = [
    ["nothing known reads Portuguese", undefined, null, "pt-BR"],
    ["garbage reads Portuguese", undefined, ";;q=,,,=", "pt-BR"],
    ["a language we lack reads Portuguese", undefined, "ja,zh;q=0.8", "pt-BR"],
    ["a forged choice is ignored", "../../etc", "en", "en"],
    ["a choice beats the browser", "pt-BR", "en-US,en", "pt-BR"],
    ["an English browser reads English", undefined, "en-GB,en;q=0.9", "en"],
    ["Portugal reads pt-BR", undefined, "pt-PT", "pt-BR"],
    ["weights decide, not places", undefined, "en;q=0.4, pt;q=0.9", "pt-BR"],
    ["weight zero means never", undefined, "pt;q=0, en", "en"],
    ["a language we lack gives way to one we have", undefined, "fr-FR,fr;q=0.9,en;q=0.1", "en"],
  ];
  for (const [sentence, chosen, header, expected] of cases) {
    test(sentence, () => expect<string>(negotiateLocale(chosen, header)).toBe(expected));
  }
});
