import { describe, expect, test } from "bun:test";
import { type Colleague, pickAssignees } from "./pick-assignees";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 12, minute));
const colleague = (userId: string, facts: Partial<Colleague> = {}): Colleague => ({
  userId,
  role: "agent",
  departmentIds: ["sales"],
  seenSecondsAgo: 5,
  away: false,
  open: 0,
  capacity: 20,
  turnAt: null,
  ...facts,
});
const some = (count: number, departmentId: string | null = "sales") =>
  Array.from({ length: count }, (_, n) => ({ id: `c${n}`, departmentId }));
const givenTo = (picked: Map<string, string>) => [...picked.values()].join(" ");

describe("nobody gets a conversation", () => {
  test.each([
    ["who was last seen 75 seconds ago", { seenSecondsAgo: 75 }],
    ["who was never there", { seenSecondsAgo: null }],
    ["who is away", { away: true }],
    ["who may only read", { role: "viewer" }],
    ["whose hands are full", { open: 20 }],
    ["who has more than they take", { open: 30, capacity: 5 }],
    ["who takes none", { capacity: 0 }],
    ["of another department", { departmentIds: ["help"] }],
  ] as [string, Partial<Colleague>][])("%s", (_, facts) => {
    expect(pickAssignees(some(1), [colleague("ana", facts)]).size).toBe(0);
  });

  test("when there is nobody", () => {
    expect(pickAssignees(some(3), []).size).toBe(0);
  });
});

describe("taking turns", () => {
  test("100 conversations go to four people, 25 each, one after the other", () => {
    const team = ["ana", "bia", "caio", "duda"].map((userId) => colleague(userId, { capacity: 50 }));
    const given = [...pickAssignees(some(100), team).values()];
    expect(given.slice(0, 6)).toEqual(["ana", "bia", "caio", "duda", "ana", "bia"]);
    for (const { userId } of team) expect(given.filter((one) => one === userId)).toHaveLength(25);
  });

  test.each([
    ["whoever had a turn the longest ago is next", { ana: at(5), bia: at(3) }, "bia ana bia"],
    ["whoever never had one is before them", { ana: at(1), bia: null }, "bia ana bia"],
    ["a tie goes by id, so that two workers agree", { bia: at(1), ana: at(1) }, "ana bia ana"],
  ] as [string, Record<string, Date | null>, string][])("%s", (_, turns, order) => {
    const team = Object.entries(turns).map(([userId, turnAt]) => colleague(userId, { turnAt }));
    expect(givenTo(pickAssignees(some(3), team))).toBe(order);
  });

  test("full hands are passed over, and the rest stays with nobody", () => {
    const team = [colleague("ana", { capacity: 1 }), colleague("bia", { open: 18 })];
    expect(givenTo(pickAssignees(some(5), team))).toBe("ana bia bia");
  });

  test("without a department everybody of the company is asked, with one only its members", () => {
    const team = [colleague("ana", { departmentIds: [] }), colleague("bia")];
    expect(givenTo(pickAssignees(some(2, null), team))).toBe("ana bia");
    expect(givenTo(pickAssignees(some(2), team))).toBe("bia bia");
  });

  test("the list that was given is left as it was", () => {
    const team = [colleague("ana")];
    pickAssignees(some(3), team);
    expect(team).toEqual([colleague("ana")]);
  });
});
