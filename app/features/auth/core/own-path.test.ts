import { expect, test } from "bun:test";
import { ownPath } from "./own-path";

test.each([
  ["https://evil.example", "/"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["/a\\..\\b", "/"],
  ["/\t/evil.example", "/"],
  [null, "/"],
  ["campanhas", "/"],
  ["/campanhas/1?estado=falhou", "/campanhas/1?estado=falhou"],
])("after log-in %p leads to %p", (value, path) => expect(ownPath(value)).toBe(path));
