import { expect, test } from "bun:test";
import { DRAFT_PROBLEMS } from "./draft-problems";
import { startProblem } from "./start-problem";

test.each([
  [[], undefined],
  [["time-past"], undefined],
  [["audience-missing", "time-past"], undefined],
  [["variables-missing", "time-past"], { why: "variables-missing", pause: "template-parameters" }],
  [["template-gone", "variables-missing"], { why: "template-gone", pause: "template-missing" }],
  [["connection-missing", "template-gone"], { why: "connection-missing", pause: "connection-stopped" }],
] as const)("a scheduled campaign with %p starts, or pauses with %p", (problems, expected) => {
  expect(startProblem(problems)).toEqual(expected);
});

test("whatever concerns the message or the number keeps it from starting", () => {
  const starts = DRAFT_PROBLEMS.filter((problem) => startProblem([problem]) === undefined);
  expect(starts).toEqual(["name-missing", "audience-missing", "time-past"]);
});
