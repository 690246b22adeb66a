import { describe, expect, test } from "bun:test";
import type { ColumnMapping } from "./column-mapping";
import { type RowSettings, readRow } from "./row-reader";

const settings: RowSettings = { country: "BR", currency: "BRL", now: new Date("2026-11-22T12:00:00Z") };
const mapping: ColumnMapping[] = [
  { column: 0, target: "full_name" },
  { column: 1, target: "phone" },
  { column: 2, target: "email" },
];
const read = (cells: string[], columns = mapping) => readRow(cells, columns, settings);

describe("rows that do not come in", () => {
  test.each<[string, string[], object]>([
    [
      "Excel cut the number",
      ["Ana", "5,51199E+12", ""],
      { reason: "scientific", value: "5,51199E+12", column: 1 },
    ],
    ["…even beside a good e-mail", ["Ana", "5,51199E+12", "a@b.com"], { reason: "scientific" }],
    ["digits missing", ["Ana", "(11) 9 8877"], { reason: "too-short", params: { missing: 4 } }],
    ["a name for a phone", ["Ana", "Maria José"], { reason: "letters", value: "Maria José" }],
    [
      "an area code that is none",
      ["Ana", "+55 00 98123-4410"],
      { reason: "unknown-area-code", params: { areaCode: "00" } },
    ],
    ["neither phone nor e-mail", ["Ana", "", ""], { reason: "no-phone-no-email", value: "", column: null }],
    ["a dash is nothing", ["Ana", "-", "-"], { reason: "no-phone-no-email" }],
    ["a short row", ["Ana"], { reason: "no-phone-no-email" }],
    ["only a bad e-mail", ["Ana", "", "ana@uol"], { reason: "bad-email", value: "ana@uol", column: 2 }],
  ])("%s", (_, cells, refusal) => expect(read(cells)).toMatchObject({ ok: false, ...refusal }));
});

describe("rows that come in", () => {
  test("with both", () => {
    expect(read(["MARIA DA SILVA", "(92) 98411-0937", "M@uol.com.br"])).toEqual({
      ok: true,
      identityKey: "p:5592984110937",
      phone: { ok: true, e164: "+5592984110937", country: "BR", kind: "mobile", matchKey: "5592984110937" },
      email: "m@uol.com.br",
      firstName: "Maria",
      lastName: "da Silva",
      birthday: null,
      city: null,
      state: null,
      language: null,
      timeZone: null,
      fields: {},
      tags: [],
      warnings: [],
    });
  });

  test("with an e-mail only", () => {
    expect(read(["", "", "ana@uol.com.br"])).toMatchObject({
      ok: true,
      identityKey: "e:ana@uol.com.br",
      phone: null,
    });
  });

  test("a bad e-mail beside a good phone is left out, and said", () => {
    expect(read(["", "11 98123-4410", "ana@"])).toMatchObject({
      ok: true,
      email: null,
      warnings: [{ column: 2, reason: "bad-email", value: "ana@" }],
    });
  });

  test("with and without the ninth digit is one person", () => {
    const one = read(["", "81 8877-3015"]);
    const other = read(["", "+55 81 98877-3015"]);
    expect(one.ok && other.ok && one.identityKey === other.identityKey).toBe(true);
  });

  test("of two phone columns the first readable one counts", () => {
    const two: ColumnMapping[] = [
      { column: 0, target: "phone" },
      { column: 1, target: "phone" },
    ];
    expect(read(["123", "11 98123-4410"], two)).toMatchObject({
      phone: { e164: "+5511981234410" },
      warnings: [{ reason: "bad-phone", value: "123" }],
    });
    expect(read(["11 98123-4410", "11 3221-1234"], two)).toMatchObject({
      warnings: [{ column: 1, reason: "other-numbers" }],
    });
    expect(read(["11 98123-4410", "5511981234410"], two)).toMatchObject({ warnings: [] });
  });

  test("text stays as it is, also when it looks like a formula", () => {
    const columns: ColumnMapping[] = [
      ...mapping,
      { column: 3, target: "custom", field: { key: "obs", label: "Obs", type: "text" } },
    ];
    expect(read(["=1+1", "11 98123-4410", "", "=cmd()"], columns)).toMatchObject({
      firstName: "=1+1",
      fields: { obs: "=cmd()" },
    });
  });

  test("custom fields are read by their type; what cannot be is left out, and said", () => {
    const columns: ColumnMapping[] = [
      { column: 0, target: "phone" },
      {
        column: 1,
        target: "custom",
        field: { key: "valor", label: "Valor", type: "money" },
        format: { decimal: "comma" },
      },
      { column: 2, target: "custom", field: { key: "ativo", label: "Ativo", type: "boolean" } },
      { column: 3, target: "birthday", format: { dateOrder: "day-first" } },
      { column: 4, target: "tags" },
      { column: 5, target: "state" },
      { column: 6, target: "custom", field: { key: "pontos", label: "Pontos", type: "number" } },
    ];
    expect(
      read(["11 98123-4410", "R$ 2.853,50", "sim", "12/03/84", "vip; loja, vip", "sp", "muitos"], columns),
    ).toMatchObject({
      fields: { valor: { minor: 285350, currency: "BRL" }, ativo: true },
      birthday: "1984-03-12",
      tags: ["vip", "loja"],
      state: "SP",
      warnings: [{ column: 6, reason: "bad-value", value: "muitos" }],
    });
  });
});
