import { expect, test } from "bun:test";
import { guessMapping } from "./guess-mapping";

const text = (key: string, label: string) => ({ key, label, kind: "text" as const, optional: false });
const fields = [{ key: "cidade", label: "Cidade" }];
const guess = (variables: ReturnType<typeof text>[], mapping = {}) =>
  guessMapping({ variables }, mapping, fields);

test("an own field of the same name wins, then words for names and addresses", () =>
  expect(
    guess([text("body.cidade", "cidade"), text("body.nome", "nome_cliente"), text("body.mail", "email")]),
  ).toEqual({
    "body.cidade": { field: "cidade" },
    "body.nome": { field: "first_name" },
    "body.mail": { field: "email" },
  }));

test("the first numbered variable is most likely the first name, the second is anybody's guess", () =>
  expect(guess([text("body.1", "1"), text("body.2", "2")])).toEqual({ "body.1": { field: "first_name" } }));

test("what a person chose stays", () =>
  expect(guess([text("body.1", "1")], { "body.1": { text: "Oi" } })).toEqual({ "body.1": { text: "Oi" } }));
