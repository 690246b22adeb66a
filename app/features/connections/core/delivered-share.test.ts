import { expect, test } from "bun:test";
import { deliveredShare, type StateNumbers } from "./delivered-share";

const cases: [string, StateNumbers, number | null][] = [
  ["nothing sent", {}, null],
  ["all on their way", { waiting: 3, accepted: 10, unknown: 2 }, null],
  ["none arrived", { failed: 4 }, 0],
  ["one of a thousand missing is not all", { delivered: 9_999, failed: 1 }, 0.999],
  ["some", { delivered: 990, read: 1, failed: 9, accepted: 500, skipped: 70 }, 0.991],
  ["all", { delivered: 5 }, 1],
];
test.each(cases)("%s", (_, numbers, share) => expect(deliveredShare(numbers)).toBe(share));
