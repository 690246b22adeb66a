import { expect, test } from "bun:test";
import { parseRange } from "./parse-range";

test.each([
  [null, "whole"],
  ["", "whole"],
  ["bytes=-", "whole"],
  ["bytes=0-1,5-6", "whole"],
  ["pages=1-2", "whole"],
  ["bytes=9-3", "whole"],
  ["bytes=0-", { first: 0, last: 99 }],
  ["bytes=0-0", { first: 0, last: 0 }],
  ["bytes=10-19", { first: 10, last: 19 }],
  ["bytes=90-1000", { first: 90, last: 99 }],
  ["bytes=-10", { first: 90, last: 99 }],
  ["bytes=-1000", { first: 0, last: 99 }],
  ["bytes=-0", "beyond"],
  ["bytes=100-", "beyond"],
  ["bytes=99999999999999999999-", "beyond"],
] as const)("%p of a hundred bytes", (header, expected) => {
  expect(parseRange(header, 100)).toEqual(expected);
});

test("an empty file has no part", () => {
  expect(parseRange("bytes=0-", 0)).toBe("beyond");
});
