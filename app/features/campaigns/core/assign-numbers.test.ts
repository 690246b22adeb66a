import { describe, expect, test } from "bun:test";
import { seededRandom } from "~/features/outgoing/core/seeded-random.fixture";
import { assignNumbers, type TurnNumber } from "./assign-numbers";

const number = (id: string, changes: Partial<TurnNumber> = {}): TurnNumber => ({
  id,
  weight: 100,
  load: 0,
  open: true,
  ...changes,
});
const strangers = (count: number) => Array.from({ length: count }, () => ({ heardFrom: null }));
const countOf = (ids: string[]) => {
  const counts: Record<string, number> = {};
  for (const id of ids) counts[id] = (counts[id] ?? 0) + 1;
  return counts;
};

test("without a number there is nobody to write", () => {
  expect(() => assignNumbers(strangers(1), [])).toThrow();
});

test.each<[string, TurnNumber[], number, Record<string, number>]>([
  ["one number has all", [number("a")], 7, { a: 7 }],
  ["alike share alike", [number("a"), number("b")], 10, { a: 5, b: 5 }],
  ["twice the limit, twice the people", [number("a", { weight: 200 }), number("b")], 9, { a: 6, b: 3 }],
  ["who has people already gets fewer", [number("a", { load: 6 }), number("b")], 10, { a: 2, b: 8 }],
  ["one that stands still gets nobody new", [number("a", { open: false }), number("b")], 4, { b: 4 }],
  [
    "all stand still: they share",
    [number("a", { open: false }), number("b", { open: false })],
    4,
    { a: 2, b: 2 },
  ],
  ["one that may send nothing gets nobody new", [number("a", { weight: 0 }), number("b")], 4, { b: 4 }],
  ["none may send anything: somebody still has them", [number("a", { weight: 0 })], 3, { a: 3 }],
])("%s", (_name, numbers, people, expected) => {
  expect(countOf(assignNumbers(strangers(people), numbers))).toEqual(expected);
});

test("who knows a number stays with it, also with one that stands still; a number of elsewhere is nobody", () => {
  const people = [{ heardFrom: "b" }, { heardFrom: "elsewhere" }, { heardFrom: null }];
  expect(assignNumbers(people, [number("a"), number("b", { open: false })])).toEqual(["b", "a", "a"]);
});

describe("whatever the people and the numbers", () => {
  const cases = Array.from({ length: 60 }, (_, seed) => {
    const random = seededRandom(seed + 1);
    const numbers = Array.from({ length: 1 + Math.floor(random() * 6) }, (_, at) =>
      number(`n${at}`, { weight: 1 + Math.floor(random() * 500) }),
    );
    const people = Array.from({ length: Math.floor(random() * 900) }, () => ({
      heardFrom: random() < 0.3 ? `n${Math.floor(random() * 8)}` : null,
    }));
    return { seed, numbers, people };
  });

  test.each(cases)(
    "$seed: everybody once, who stays stays, and it is the same again",
    ({ numbers, people }) => {
      const before = structuredClone(numbers);
      const given = assignNumbers(people, numbers);
      const ids = numbers.map(({ id }) => id);
      expect(given).toHaveLength(people.length);
      expect(given.every((id) => ids.includes(id))).toBe(true);
      for (const [at, { heardFrom }] of people.entries()) {
        if (heardFrom !== null && ids.includes(heardFrom)) expect(given[at]).toBe(heardFrom);
      }
      expect(assignNumbers(people, numbers)).toEqual(given);
      expect(numbers).toEqual(before);
    },
  );

  test.each(cases)(
    "$seed: without people who stay, nobody is a whole person away from a fair share",
    ({ numbers, people }) => {
      const counts = countOf(assignNumbers(strangers(people.length), numbers));
      const total = numbers.reduce((sum, { weight }) => sum + weight, 0);
      for (const { id, weight } of numbers) {
        const fair = (people.length * weight) / total;
        expect(counts[id] ?? 0).toBeGreaterThanOrEqual(Math.floor(fair) - 1);
        expect(counts[id] ?? 0).toBeLessThanOrEqual(Math.ceil(fair) + numbers.length);
      }
    },
  );

  test.each(cases)(
    "$seed: slice by slice nobody is further through their days than by a person",
    ({ numbers, people }) => {
      const turns = numbers.map((one) => ({ ...one }));
      for (let from = 0; from < people.length; from += 100) {
        const slice = people.slice(from, from + 100).map(() => ({ heardFrom: null }));
        for (const id of assignNumbers(slice, turns)) turns.find((one) => one.id === id)!.load += 1;
      }
      const whole = countOf(assignNumbers(strangers(people.length), numbers));
      for (const { id, load } of turns) expect(load).toBe(whole[id] ?? 0);
    },
  );
});
