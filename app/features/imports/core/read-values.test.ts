import { describe, expect, test } from "bun:test";
import { readDate } from "./read-date";
import { readLanguage } from "./read-language";
import { readTimeZone } from "./read-time-zone";
import { type DecimalMark, readBoolean, readMoney, readNumber, readUrl } from "./read-values";

describe("numbers", () => {
  test.each<[string, DecimalMark, number | null]>([
    ["", "comma", null],
    ["abc", "comma", null],
    ["1,2,3.4.5", "comma", null],
    ["1.23.456", "comma", null],
    [".", "comma", null],
    ["1e5", "comma", null],
    ["899", "comma", 899],
    ["1.234", "comma", 1234],
    ["1.234", "dot", 1.234],
    ["1,234", "dot", 1234],
    ["1,234", "comma", 1.234],
    ["0.125", "comma", 0.125],
    ["2853.5", "comma", 2853.5],
    ["2.853,50", "dot", 2853.5],
    ["2,853.50", "comma", 2853.5],
    ["1.234.567", "dot", 1234567],
    ["1 234,5", "comma", 1234.5],
    ["-3", "comma", -3],
    ["(3,50)", "comma", -3.5],
    ["12%", "comma", 12],
    [",5", "comma", 0.5],
    ["1.240,00", "comma", 1240],
  ])("%j with decimal %s is %p", (raw, decimal, value) => expect(readNumber(raw, decimal)).toBe(value));
});

describe("money, in minor units", () => {
  test.each<[string, number | null, string]>([
    ["grátis", null, ""],
    ["12%", null, ""],
    ["9".repeat(30), null, ""],
    ["R$ 2.853,50", 285350, "BRL"],
    ["R$\u00a01.240,00", 124000, "BRL"],
    ["899", 89900, "BRL"],
    ["1,005", 101, "BRL"],
    ["0,29", 29, "BRL"],
    ["- R$ 3,10", -310, "BRL"],
    ["US$ 10.50", 1050, "USD"],
    ["1.500 JPY", 1500, "JPY"],
    ["EUR 3,5", 350, "EUR"],
  ])("%j", (raw, minor, currency) => {
    expect(readMoney(raw, "comma", "BRL")).toEqual(minor === null ? null : { minor, currency });
  });
});

describe("dates", () => {
  test.each<[string, "day-first" | "month-first", string | null]>([
    ["31/02/1984", "day-first", null],
    ["29/02/2023", "day-first", null],
    ["12/13/14/15", "day-first", null],
    ["00/01/2000", "day-first", null],
    ["ontem", "day-first", null],
    ["12/03", "day-first", null],
    ["12/03/1984", "day-first", "1984-03-12"],
    ["12/03/1984", "month-first", "1984-12-03"],
    ["25/03/1984", "month-first", "1984-03-25"],
    ["3/25/1984", "day-first", "1984-03-25"],
    ["03/12/79", "day-first", "1979-12-03"],
    ["1/1/26", "day-first", "2026-01-01"],
    ["1/1/27", "day-first", "1927-01-01"],
    ["1990-07-01", "month-first", "1990-07-01"],
    ["1990-07-01T23:59:00Z", "day-first", "1990-07-01"],
    ["12.03.1984 08:30", "day-first", "1984-03-12"],
    ["29/02/2024", "day-first", "2024-02-29"],
  ])("%j read %s is %p", (raw, order, iso) => expect(readDate(raw, order, 2026)).toBe(iso));
});

test.each([
  ["sim", true],
  ["NÃO", false],
  ["x", true],
  ["0", false],
  ["talvez", null],
])("yes or no: %j is %p", (raw, value) => expect(readBoolean(raw)).toBe(value));

test.each([
  ["javascript:alert(1)", null],
  ["loja", null],
  ["https://loja.com/a?b=1", "https://loja.com/a?b=1"],
  ["www.loja.com", "https://www.loja.com"],
])("web address: %j is %p", (raw, url) => expect(readUrl(raw)).toBe(url));

test.each([
  ["klingon", null],
  ["pt_br", "pt-BR"],
  ["Português", "pt-BR"],
  ["EN-us", "en-US"],
  ["Español", "es"],
])("language: %j is %p", (raw, tag) => expect(readLanguage(raw)).toBe(tag));

test.each([
  ["Manaus", null],
  ["Mars/Base", null],
  ["america/manaus", "America/Manaus"],
  ["America/Sao Paulo", "America/Sao_Paulo"],
])("time zone: %j is %p", (raw, zone) => expect(readTimeZone(raw)).toBe(zone));
