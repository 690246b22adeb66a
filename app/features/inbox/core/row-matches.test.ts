import { describe, expect, test } from "bun:test";
import type { InboxFilter } from "./inbox-filter";
import { rowMatches } from "./row-matches";

const row = {
  state: "open" as const,
  unansweredSince: "2026-11-23T09:00:00.000Z",
  assigneeId: "ana",
  departmentId: "sales",
  connectionId: "number",
  campaignId: "friday",
  labelIds: ["gold"],
  unread: 2,
  handledBy: "person" as const,
};

describe("which rows a list shows", () => {
  test.each([
    ["open ones", {}, { view: "open" }, true],
    ["not what is done", { state: "done" }, { view: "open" }, false],
    ["what waits for us", {}, { view: "waiting" }, true],
    ["not what was answered", { unansweredSince: null }, { view: "waiting" }, false],
    ["not what waits but sleeps", { state: "snoozed" }, { view: "waiting" }, false],
    ["everything", { state: "done" }, { view: "all" }, true],
    ["mine", {}, { view: "open", who: "mine" }, true],
    ["not a colleague's among mine", { assigneeId: "bia" }, { view: "open", who: "mine" }, false],
    ["a colleague's", { assigneeId: "bia" }, { view: "open", who: "bia" }, true],
    ["nobody's", { assigneeId: null }, { view: "open", who: "unassigned" }, true],
    ["not mine among nobody's", {}, { view: "open", who: "unassigned" }, false],
    ["another department", {}, { view: "open", department: "help" }, false],
    ["another number", {}, { view: "open", connection: "other" }, false],
    ["another campaign", {}, { view: "open", campaign: "other" }, false],
    ["with the label", {}, { view: "open", label: "gold" }, true],
    ["without the label", { labelIds: [] }, { view: "open", label: "gold" }, false],
    ["what I have read, among the unread", { unread: 0 }, { view: "open", unread: true }, false],
    ["with a person, among the AI's", {}, { view: "open", handledBy: "persona" }, false],
  ] as [string, Partial<typeof row>, InboxFilter, boolean][])("%s", (_, change, filter, answer) => {
    expect(rowMatches({ ...row, ...change }, filter, "ana")).toBe(answer);
  });
});
