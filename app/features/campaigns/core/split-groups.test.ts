import { expect, test } from "bun:test";
import { splitGroups } from "./split-groups";

test.each<[number[], number, number[]]>([
  [[], 0, []],
  [[0, 0], 0, [0, 0]],
  [[10, 10], 10, [5, 5]],
  [[1, 1, 1], 1, [0, 1, 0]],
  [[7, 2, 1], 10, [7, 2, 1]],
  [[100, 1], 50, [50, 0]],
])("%p, of them %d: %p", (groups, count, expected) => {
  const parts = splitGroups(
    groups.map((count) => ({ count, zone: "x" })),
    count,
  );
  expect(parts).toEqual(expected.map((count) => ({ count, zone: "x" })));
});
