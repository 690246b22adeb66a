import { describe, expect, test } from "bun:test";
import { fillGreeting, unknownInGreeting } from "./fill-greeting";

const company = "Aurora";
const ana = { firstName: "Ana", lastName: "Lima", company };

describe("a greeting", () => {
  test.each([
    ["names nobody who has no name", "Oi, {{nome}}!", { company }, "Oi!"],
    ["keeps its lines", "Oi\n{{nome}}", { firstName: " ", company }, "Oi\n"],
    ["leaves no variable behind", "Oi {{pedido}}{{__proto__}}!", ana, "Oi!"],
    ["is no template of its own values", "{{nome}}", { firstName: "{{empresa}}", company }, "{{empresa}}"],
    [
      "is filled in Portuguese",
      "{{nome}} · {{nome_completo}} · {{ Empresa }}",
      ana,
      "Ana · Ana Lima · Aurora",
    ],
    ["is filled in English", "{{first_name}} · {{name}} · {{company}}", ana, "Ana · Ana Lima · Aurora"],
  ])("%s", (_, text, facts, filled) => {
    expect(fillGreeting(text, facts)).toBe(filled);
  });

  test("may not name what nothing fills", () => {
    expect(unknownInGreeting("{{nome}} {{pedido}} {{pedido}} {{atendente}}")).toEqual([
      "pedido",
      "atendente",
    ]);
  });
});
