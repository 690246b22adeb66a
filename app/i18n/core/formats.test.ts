import { describe, expect, test } from "bun:test";
import { createFormats } from "./formats";

const pt = createFormats("pt-BR", "America/Sao_Paulo");
const en = createFormats("en", "America/Manaus");
const morning = new Date("2026-11-24T12:41:05Z");

describe("figures as the reader writes them", () => {
  const cases: [string, string, string][] = [
    ["thousands", pt.number(5678), "5.678"],
    ["thousands in English", en.number(5678), "5,678"],
    ["shares", pt.percent(0.657), "65,7%"],
    ["money keeps to its sign", pt.money(179248, "BRL"), "R$\u00a01.792,48"],
    ["money without cents", pt.money(179248, "BRL", { decimals: 0 }), "R$\u00a01.792"],
    ["money in a currency without cents", en.money(500, "JPY"), "¥500"],
    ["small prices", pt.money(0.4, "BRL", { decimals: 4 }), "R$\u00a00,0040"],
    ["times in the reader's zone", pt.date(morning, "time"), "09:41"],
    ["times in another zone", pt.date(morning, "time", "America/Manaus"), "08:41"],
    ["times in English", en.date(morning, "time"), "8:41 AM"],
    ["days", pt.date(morning, "day"), "24/11/2026"],
    ["sizes", pt.bytes(2360), "2,4\u00a0kB"],
    ["nothing has a size too", pt.bytes(0), "0\u00a0B"],
    ["lists", pt.list(["a", "b", "c"]), "a, b e c"],
  ];
  for (const [what, got, expected] of cases) {
    test(what, () => expect(got.replaceAll("\u202f", " ")).toBe(expected));
  }
});

describe("how long ago", () => {
  const cases: [number, string][] = [
    [0, "agora"],
    [-3, "há 3 s"],
    [-48 * 60, "há 48 min"],
    [3 * 3600, "em 3 h"],
    [-26 * 3600, "ontem"],
  ];
  for (const [seconds, expected] of cases) {
    test(`${seconds} s`, () =>
      expect(pt.relative(new Date(morning.getTime() + seconds * 1000), morning)).toBe(expected));
  }
});
