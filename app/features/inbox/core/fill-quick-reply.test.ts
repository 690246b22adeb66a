import { expect, test } from "bun:test";
import { fillQuickReply } from "./fill-quick-reply";

const facts = { name: "Marcos Vinícius", phone: "+5511981234410", memberName: "Bruno Sá" };

test.each([
  ["the first name", "Oi, {{nome}}!", facts, "Oi, Marcos!"],
  [
    "everything there is",
    "{{name}} {{telefone}} {{ atendente }}",
    facts,
    "Marcos Vinícius +5511981234410 Bruno Sá",
  ],
  ["what nobody knows stays to be seen", "Oi, {{nome}}", { ...facts, name: "" }, "Oi, {{nome}}"],
  ["what means nothing stays", "{{pedido}} {{ }}", facts, "{{pedido}} {{ }}"],
  [
    "a name that looks like a variable is not filled again",
    "{{nome}}",
    { ...facts, name: "{{telefone}}" },
    "{{telefone}}",
  ],
  ["inherited words of objects mean nothing", "{{constructor}}", facts, "{{constructor}}"],
])("%s", (_, text, given, expected) => {
  expect(fillQuickReply(text, given)).toBe(expected);
});
