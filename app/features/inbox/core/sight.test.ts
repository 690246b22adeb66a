import { describe, expect, test } from "bun:test";
import { type Placed, type Sight, sees } from "./sight";

const own: Sight = { all: false, userId: "ana", departmentIds: [] };
const sales: Sight = { all: false, userId: "ana", departmentIds: ["sales"] };
const nobodys: Placed = { assigneeId: null, departmentId: null };

describe("who sees a conversation", () => {
  test.each([
    ["one who sees all sees a colleague's", { all: true }, { assigneeId: "bia", departmentId: "help" }, true],
    ["one sees what is one's own", own, { assigneeId: "ana", departmentId: "help" }, true],
    ["own only: not a colleague's", own, { assigneeId: "bia", departmentId: null }, false],
    ["own only: not what is nobody's", own, nobodys, false],
    ["a department: its own", sales, { assigneeId: "bia", departmentId: "sales" }, true],
    ["a department: not another's", sales, { assigneeId: null, departmentId: "help" }, false],
    ["a department: not what has none", sales, nobodys, false],
  ] as [string, Sight, Placed, boolean][])("%s", (_, sight, placed, answer) => {
    expect(sees(sight, placed)).toBe(answer);
  });
});
