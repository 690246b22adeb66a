import { expect, test } from "bun:test";
import { piecesOf } from "./pieces-of";

async function* coming(...sizes: number[]) {
  for (const size of sizes) yield new Uint8Array(size);
}

test.each([
  ["nothing", [], [[0, 0, true]]],
  ["less than a piece", [3, 4], [[0, 7, true]]],
  ["exactly a piece", [6, 4], [[0, 10, true]]],
  [
    "a byte more",
    [11],
    [
      [0, 10, false],
      [10, 1, true],
    ],
  ],
  [
    "two pieces in many",
    [7, 7, 6],
    [
      [0, 10, false],
      [10, 10, true],
    ],
  ],
  [
    "much at once",
    [35],
    [
      [0, 10, false],
      [10, 10, false],
      [20, 10, false],
      [30, 5, true],
    ],
  ],
] as const)("%s, in pieces of ten", async (_, sizes, expected) => {
  const pieces = [];
  for await (const { at, bytes, last } of piecesOf(coming(...sizes), 10))
    pieces.push([at, bytes.length, last]);
  expect(pieces as unknown).toEqual(expected);
});
