import { expect, test } from "bun:test";
import { privateLines, showPrivateChat } from "./private-lines";

test.each([
  ["", []],
  [" \n\r\n ", []],
  ["11 98765-4321", ["11 98765-4321"]],
  ["a\nb\na", ["a", "b"]],
  ["a, b; c", ["a", "b", "c"]],
])("%j is %j", (text, lines) => expect(privateLines(text)).toEqual(lines));

test("a phone is shown as people write it, a hidden id as it is", () => {
  expect(showPrivateChat("5511987654321")).toBe("+55 11 98765-4321");
  expect(showPrivateChat("88990011@lid")).toBe("88990011@lid");
});
