import { describe, expect, test } from "bun:test";
import { worthTelling } from "./worth-telling";

const row = {
  id: "c",
  lastAuthor: "customer" as const,
  lastMessageAt: "2026-11-23T10:00:00.000Z",
  assigneeId: null,
  state: "open" as const,
  blocked: false,
};
const known = { me: "ana", since: "2026-11-23T09:00:00.000Z", told: new Map<string, string>() };

describe("which messages make a sound", () => {
  test.each([
    ["of a conversation that is nobody's", {}, true],
    ["of mine", { assigneeId: "ana" }, true],
    ["not of a colleague's", { assigneeId: "bia" }, false],
    ["not our own", { lastAuthor: "member" as const }, false],
    ["not from before this page was open", { lastMessageAt: "2026-11-23T08:00:00.000Z" }, false],
    ["not of somebody who is blocked", { blocked: true }, false],
  ] as [string, Partial<typeof row>, boolean][])("%s", (_, change, answer) => {
    expect(worthTelling({ ...row, ...change }, known)).toBe(answer);
  });
  test("one message once", () => {
    const told = new Map([["c", row.lastMessageAt]]);
    expect(worthTelling(row, { ...known, told })).toBe(false);
    expect(worthTelling({ ...row, lastMessageAt: "2026-11-23T10:00:01.000Z" }, { ...known, told })).toBe(
      true,
    );
  });
});
