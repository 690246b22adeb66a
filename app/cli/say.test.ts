import { expect, test } from "bun:test";
import { localeOf } from "./say";

test.each([
  [{}, "pt-BR"],
  [{ LANG: "C.UTF-8" }, "pt-BR"],
  [{ LANG: "fr_FR.UTF-8" }, "pt-BR"],
  [{ LANG: "pt_PT@euro" }, "pt-BR"],
  [{ LANG: "en_US.UTF-8" }, "en"],
  [{ LANG: "pt_BR.UTF-8", LC_MESSAGES: "en_GB" }, "en"],
  [{ LANG: "en_US", LC_MESSAGES: "en_GB", LC_ALL: "pt_BR" }, "pt-BR"],
  [{ LANG: "en_US", LC_ALL: "" }, "en"],
] as const)("a terminal with %p reads %s", (environment, locale) => {
  expect<string>(localeOf(environment)).toBe(locale);
});
