import { expect, test } from "bun:test";
import { pickVariant } from "./pick-variant";

test("the same id always gets the same wording", () => {
  const id = "019aa000-0000-7000-8000-00000000002a";
  expect(Array.from({ length: 20 }, () => pickVariant(id, 6))).toEqual(
    new Array(20).fill(pickVariant(id, 6)),
  );
});

test.each([0, 1])("with %d wordings there is nothing to choose", (count) => {
  expect(pickVariant("anything", count)).toBe(0);
});

test.each([2, 3, 4, 5, 6])(
  "%d wordings are equally likely, also for ids that differ in one digit",
  (count) => {
    const people = 12_000;
    const got = new Array<number>(count).fill(0);
    for (let at = 0; at < people; at += 1) {
      got[pickVariant(`019aa000-0000-7000-8000-${at.toString(16).padStart(12, "0")}`, count)]! += 1;
    }
    const fair = people / count;
    // Six standard deviations of a fair draw.
    const most = 6 * Math.sqrt(people * (1 / count) * (1 - 1 / count));
    for (const n of got) expect(Math.abs(n - fair)).toBeLessThan(most);
  },
);
