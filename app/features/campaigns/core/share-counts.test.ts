import { expect, test } from "bun:test";
import { shareCounts } from "./share-counts";

const number = (id: string, weight = 100) => ({ id, weight, load: 0, open: true });

test.each<[string, number, Record<string, number>, Record<string, number>]>([
  ["nobody", 0, {}, { a: 0, b: 0 }],
  ["strangers are shared by what each may send", 9, {}, { a: 6, b: 3 }],
  ["who stays counts where they stay", 9, { b: 5 }, { a: 4, b: 5 }],
  ["all stay", 4, { b: 4 }, { a: 0, b: 4 }],
])("%s", (_name, people, known, expected) => {
  const counts = shareCounts(people, new Map(Object.entries(known)), [number("a", 200), number("b")]);
  expect(Object.fromEntries(counts)).toEqual(expected);
});
