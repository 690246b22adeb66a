import { describe, expect, test } from "bun:test";
import { type GuardFacts, type GuardVerdict, judgeQuality } from "./quality-guard";
import { createResultWindow, noteResult, recentResults } from "./result-window";

const judge = (facts: Partial<GuardFacts>) =>
  judgeQuality({ quality: "green", results: { total: 0, failedBy: {} }, ...facts });
const results = (total: number, failedBy: Record<string, number>) => ({ results: { total, failedBy } });

describe("the quality guard", () => {
  test.each<[string, Partial<GuardFacts>, GuardVerdict]>([
    ["red number", { quality: "red", templateStatus: "PAUSED" }, { do: "pause", why: "quality-red" }],
    ["paused template", { templateStatus: "PAUSED" }, { do: "pause", why: "template-paused" }],
    [
      "disabled template, in small letters",
      { templateStatus: "disabled" },
      { do: "pause", why: "template-disabled" },
    ],
    ["deleted template", { templateStatus: "PENDING_DELETION" }, { do: "pause", why: "template-missing" }],
    ["three reports of spam", results(10, { "131048": 3 }), { do: "pause", why: "spam-limit" }],
    ["one report of spam is not a rise", results(10, { "131048": 1 }), { do: "go-on", rateFactor: 1 }],
    ["a fifth is tired of offers", results(100, { "131049": 20 }), { do: "pause", why: "frequency-cap" }],
    ["less than a fifth", results(100, { "131049": 19 }), { do: "go-on", rateFactor: 1 }],
    ["too few to judge", results(49, { "131049": 40 }), { do: "go-on", rateFactor: 1 }],
    ["nearly all fail alike", results(50, { "132012": 45 }), { do: "pause", why: "same-failure" }],
    [
      "nearly nobody is on WhatsApp: bad list, healthy number",
      results(50, { "131026": 50 }),
      { do: "go-on", rateFactor: 1 },
    ],
    ["yellow number: half the rate", { quality: "yellow" }, { do: "go-on", rateFactor: 0.5 }],
    ["flagged template still goes", { templateStatus: "FLAGGED" }, { do: "go-on", rateFactor: 1 }],
    ["a status not yet invented", { templateStatus: "SOMETHING_NEW" }, { do: "go-on", rateFactor: 1 }],
    ["unknown quality", { quality: "unknown", templateStatus: "APPROVED" }, { do: "go-on", rateFactor: 1 }],
  ])("%s", (_, facts, expected) => expect(judge(facts)).toEqual(expected));
});

test("only the last results count", () => {
  const window = createResultWindow(3);
  expect(recentResults(window)).toEqual({ total: 0, failedBy: {} });
  for (const code of ["131048", "131048", undefined, "131049", undefined]) noteResult(window, code);
  expect(recentResults(window)).toEqual({ total: 3, failedBy: { "131049": 1 } });
});
