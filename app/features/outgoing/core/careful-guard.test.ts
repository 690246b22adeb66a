import { describe, expect, test } from "bun:test";
import { type CarefulFacts, judgeCareful } from "./careful-guard";
import { type LastRest, nextRest, readLastRest } from "./number-rest";

const fine: CarefulFacts = {
  replies: { people: 100, answered: 20 },
  ticks: { messages: 50, undelivered: 3, inARow: 1 },
  refusedByPeople: 0,
  lastTen: { messages: 10, unknown: 0 },
};
const judged = (changes: Partial<CarefulFacts>) => {
  const verdict = judgeCareful({ ...fine, ...changes });
  return verdict.do === "rest" ? verdict.why : "go-on";
};

describe("what stops the campaigns of a number", () => {
  const cases: [string, Partial<CarefulFacts>, string][] = [
    ["all is well", {}, "go-on"],
    ["nobody was written to yet", { replies: { people: 0, answered: 0 } }, "go-on"],
    ["nobody of 29 answered: too few to tell", { replies: { people: 29, answered: 0 } }, "go-on"],
    ["1 of 30 answered", { replies: { people: 30, answered: 1 } }, "replies-low"],
    ["2 of 30 answered", { replies: { people: 30, answered: 2 } }, "go-on"],
    ["4 of 100 answered", { replies: { people: 100, answered: 4 } }, "replies-low"],
    ["5 of 100 answered", { replies: { people: 100, answered: 5 } }, "go-on"],
    ["7 single ticks in a row", { ticks: { messages: 10, undelivered: 7, inARow: 7 } }, "go-on"],
    ["8 single ticks in a row", { ticks: { messages: 10, undelivered: 8, inARow: 8 } }, "blocked-by-people"],
    [
      "a third with a single tick",
      { ticks: { messages: 30, undelivered: 9, inARow: 2 } },
      "blocked-by-people",
    ],
    ["fewer than a third", { ticks: { messages: 30, undelivered: 8, inARow: 2 } }, "go-on"],
    [
      "all of 19 over time: too few to tell",
      { ticks: { messages: 19, undelivered: 15, inARow: 5 } },
      "go-on",
    ],
    ["two refused because of the person", { refusedByPeople: 2 }, "go-on"],
    ["three refused because of the person", { refusedByPeople: 3 }, "blocked-by-people"],
    ["half of the last ten unknown", { lastTen: { messages: 10, unknown: 5 } }, "unknowns"],
    [
      "blocks before few answers",
      { refusedByPeople: 3, replies: { people: 100, answered: 0 } },
      "blocked-by-people",
    ],
  ];
  test.each(cases)("%s", (_name, changes, expected) => expect(judged(changes)).toBe(expected));
});

describe("how long it rests", () => {
  const NOW = Date.UTC(2026, 10, 22);
  const HOUR = 3_600_000;
  const ended = (why: LastRest["why"], daysAgo: number, times: number): LastRest => {
    const untilMs = NOW - daysAgo * 24 * HOUR;
    return { why, atMs: untilMs - 24 * HOUR, times, untilMs };
  };
  const cases: [string, LastRest | undefined, number | undefined][] = [
    ["the first time a day", undefined, 24],
    ["again within a month, longer", ended("reach-out-lock", 3, 1), 72],
    ["the third time a week", ended("reach-out-lock", 3, 2), 168],
    ["and never longer than that", ended("reach-out-lock", 3, 9), 168],
    ["after a good month as the first time", ended("reach-out-lock", 31, 3), 24],
    ["after another trouble as the first time", ended("replies-low", 1, 2), 24],
    ["while it rests for it, once", ended("reach-out-lock", -0.5, 1), undefined],
    ["while it rests longer for something else, not again", ended("replies-low", -2, 1), undefined],
    ["while it rests shorter for something else", ended("unknowns", -0.1, 1), 24],
  ];
  test.each(cases)("%s", (_name, last, hours) => {
    const rest = nextRest("reach-out-lock", last, NOW);
    expect(rest && (rest.untilMs - NOW) / HOUR).toBe(hours as number);
  });
  test("what the database holds is read with care", () => {
    const until = new Date(NOW);
    expect(readLastRest({ restsUntil: null, restReason: null, restDetail: null })).toBeUndefined();
    expect(readLastRest({ restsUntil: until, restReason: "boredom", restDetail: {} })).toBeUndefined();
    expect(readLastRest({ restsUntil: until, restReason: "unknowns", restDetail: { at: "x" } })).toEqual({
      why: "unknowns",
      atMs: NOW,
      times: 1,
      untilMs: NOW,
    });
  });
});
