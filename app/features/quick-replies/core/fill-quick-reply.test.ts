import { describe, expect, test } from "bun:test";
import { fillQuickReply, unknownVariables } from "./fill-quick-reply";

const ana = { firstName: "Ana", lastName: "Lima", phone: "+5511987650001", agent: "Bia", company: "Aurora" };

describe("a quick reply", () => {
  test.each([
    ["names nobody who has no name", "Oi, {{nome}}!", {}, "Oi!"],
    ["keeps its lines", "Oi\n{{nome}}", { firstName: " " }, "Oi\n"],
    [
      "keeps a name that does not exist",
      "{{pedido}} {{__proto__}} {{constructor}}",
      ana,
      "{{pedido}} {{__proto__}} {{constructor}}",
    ],
    ["is no template of its own values", "{{nome}}", { firstName: "{{telefone}}" }, "{{telefone}}"],
    ["takes what stands in", "Oi, {{nome|cliente}}!", {}, "Oi, cliente!"],
    [
      "is filled in Portuguese",
      "{{nome}} {{nome_completo}} {{telefone}} {{atendente}} {{empresa}}",
      ana,
      "Ana Ana Lima +5511987650001 Bia Aurora",
    ],
    [
      "is filled in English, in any case",
      "{{ Name }}, {{full_name}}, {{company}}",
      ana,
      "Ana, Ana Lima, Aurora",
    ],
  ])("%s", (_, text, values, filled) => {
    expect(fillQuickReply(text, values)).toBe(filled);
  });

  test("says which names nothing fills", () => {
    expect(unknownVariables("{{nome}} {{pedido}} {{pedido|x}} {{total}}")).toEqual(["pedido", "total"]);
  });
});
