import { expect, test } from "bun:test";
import { parsePairs } from "./parse-pairs";

test.each([
  ["", undefined],
  ["Telefone", undefined],
  ["phone=", undefined],
  ['phone=""', undefined],
  ["phone=A,phone=B", undefined],
  ["=A", undefined],
  ['phone="Telefone"', { phone: "Telefone" }],
  ['phone="Telefone",first_name="Nome"', { phone: "Telefone", first_name: "Nome" }],
  ["phone=Telefone,first_name=Nome", { phone: "Telefone", first_name: "Nome" }],
  ["phone=Fone, celular,first_name=Nome", { phone: "Fone, celular", first_name: "Nome" }],
  ['phone="Fone, celular = 1" , cidade = Cidade', { phone: "Fone, celular = 1", cidade: "Cidade" }],
  ["phone=A=B", { phone: "A=B" }],
])("--map %p reads %p", (text, pairs) => {
  expect(parsePairs(text)).toEqual(pairs);
});
