import { expect, test } from "bun:test";
import { termKey, termOf } from "./audience-terms";

test("a term and its key say the same", () => {
  for (const key of ["list:a", "tag:b", "file:c", "all", "days:7"]) expect(termKey(termOf(key))).toBe(key);
  expect(termOf("list:a:b")).toEqual({ list: "a:b" });
});
