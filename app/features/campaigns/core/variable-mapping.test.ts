import { describe, expect, test } from "bun:test";
import { checkMapping, fillVariables, parseVariableArgument, type VariableMapping } from "./variable-mapping";

describe("the variables of one person", () => {
  const mapping: VariableMapping = {
    "1": { field: "first_name" },
    "2": { field: "city", fallback: "sua região" },
    "3": { text: "10%" },
  };
  test.each<[string, Record<string, string | number | boolean | null>, object]>([
    ["nothing known", {}, { ok: false, missing: ["1"] }],
    ["a blank name is no name", { first_name: " \t " }, { ok: false, missing: ["1"] }],
    ["an inherited name is no name", Object.create({ first_name: "x" }), { ok: false, missing: ["1"] }],
    [
      "no city: the fallback",
      { first_name: "Ana", city: null },
      { ok: true, values: { "1": "Ana", "2": "sua região", "3": "10%" } },
    ],
    [
      "all known",
      { first_name: " Ana ", city: "Belém" },
      { ok: true, values: { "1": "Ana", "2": "Belém", "3": "10%" } },
    ],
    [
      "numbers and no are values",
      { first_name: 0, city: false },
      { ok: true, values: { "1": "0", "2": "false", "3": "10%" } },
    ],
    [
      "line breaks, tabs and long gaps are not accepted by Meta",
      { first_name: "Ana    \r\n    Paula\tLima      Sá" },
      { ok: true, values: { "1": "Ana Paula Lima Sá", "2": "sua região", "3": "10%" } },
    ],
    [
      "emoji and right-to-left stay",
      { first_name: "محمد 🙂" },
      { ok: true, values: { "1": "محمد 🙂", "2": "sua região", "3": "10%" } },
    ],
  ])("%s", (_, fields, expected) => expect(fillVariables(mapping, fields)).toEqual(expected as never));

  test("a template without variables needs none", () =>
    expect(fillVariables({}, {})).toEqual({ ok: true, values: {} }));
  test("what is open and what is too much", () =>
    expect(checkMapping(mapping, ["1", "4"])).toEqual({ unmapped: ["4"], unused: ["2", "3"] }));
});

describe("a variable on the command line", () => {
  test.each(["", "1", "=x", "1=", '1=""', "1=="])("%p is refused", (text) =>
    expect(parseVariableArgument(text)).toBeUndefined(),
  );
  test.each([
    ["1=first_name", { field: "first_name" }],
    ["1=Primeiro-nome", { field: "Primeiro-nome" }],
    ['1="first_name"', { text: "first_name" }],
    ['1=="first_name"', { text: "first_name" }],
    ["1==amigo", { text: "amigo" }],
    ["1=Olá, tudo bem?", { text: "Olá, tudo bem?" }],
    ["1=first_name|amigo", { field: "first_name", fallback: "amigo" }],
    ['1=first_name|="caro cliente"', { field: "first_name", fallback: "caro cliente" }],
    ["1=first_name|", { field: "first_name" }],
    ['1="a=b|c"', { text: "a=b|c" }],
  ])("%s", (text, source) => expect(parseVariableArgument(text)).toEqual({ key: "1", source } as never));
});
