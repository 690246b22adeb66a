import { expect, test } from "bun:test";
import { registeredDigits } from "./registered-digits";

test.each([
  ["5511987654321", "5511987654321", "São Paulo keeps its ninth digit"],
  ["551187654321", "5511987654321", "São Paulo typed without it"],
  ["5581987654321", "558187654321", "Recife was registered without"],
  ["558187654321", "558187654321", "Recife as registered"],
  ["+55 (11) 98765-4321", "5511987654321", "typed by a person"],
  ["551133334444", "551133334444", "a landline has no ninth digit"],
  ["351912345678", "351912345678", "abroad nothing is changed"],
])("%s is registered as %s: %s", (typed, registered) => {
  expect(registeredDigits(typed)).toBe(registered);
});
