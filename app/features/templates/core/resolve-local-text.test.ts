import { describe, expect, test } from "bun:test";
import { listLocalVariables, resolveLocalText } from "./resolve-local-text";

describe("a local text", () => {
  const filled: [string, string, Record<string, string | undefined>, Record<string, string>, string][] = [
    ["no variables", "Oi!", {}, {}, "Oi!"],
    ["a value", "Oi {{nome}}!", { nome: "Ana" }, {}, "Oi Ana!"],
    ["spaces in the braces", "Oi {{ nome }}!", { nome: " Ana " }, {}, "Oi Ana!"],
    ["a fallback in the text", "Oi {{nome|cliente}}!", {}, {}, "Oi cliente!"],
    ["a fallback for an empty value", "Oi {{nome|cliente}}!", { nome: " " }, {}, "Oi cliente!"],
    ["an empty fallback on purpose", "Oi{{nome|}}!", {}, {}, "Oi!"],
    ["a fallback for the name", "Oi {{nome}}!", {}, { nome: "você" }, "Oi você!"],
    [
      "a value that looks like a variable is text",
      "Oi {{nome}}!",
      { nome: "{{saldo}}", saldo: "10" },
      {},
      "Oi {{saldo}}!",
    ],
    ["a value with replacement signs", "Oi {{nome}}!", { nome: "$& $1" }, {}, "Oi $& $1!"],
    ["braces that are no variable", "Oi {{ }} {nome}", {}, {}, "Oi {{ }} {nome}"],
  ];
  test.each(filled)("%s", (_name, text, values, fallbacks, expected) => {
    expect(resolveLocalText(text, values, fallbacks)).toEqual({ ok: true, text: expected });
  });

  test("lists everything that nothing fills", () => {
    expect(resolveLocalText("{{a}} {{b|x}} {{c}} {{a}}", {})).toEqual({ ok: false, missing: ["a", "c"] });
  });

  test("a name of every object is not a value", () => {
    expect(resolveLocalText("{{constructor}}", {})).toEqual({ ok: false, missing: ["constructor"] });
  });

  test("lists its variables once each", () => {
    expect(listLocalVariables("{{b}} {{a|x}} {{b}}")).toEqual(["b", "a"]);
  });
});
