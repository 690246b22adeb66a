import { describe, expect, test } from "bun:test";
import type { Role } from "~/platform/db/company-types";
import { sightOfMember } from "./sight-of-member";

const member = (visibility: string) => ({
  userId: "ana",
  visibility,
  departments: [{ departmentId: "sales" }],
});
const own = { all: false, userId: "ana", departmentIds: [] };

describe("what a member sees", () => {
  test.each([
    ["nothing of others without a membership", "agent", null, own],
    ["their own only", "agent", member("own"), own],
    [
      "their departments'",
      "viewer",
      member("department"),
      { all: false, userId: "ana", departmentIds: ["sales"] },
    ],
    ["everything", "agent", member("all"), { all: true }],
    ["everything as an admin, whatever the membership says", "admin", member("own"), { all: true }],
  ] as const)("%s", (_, role, row, sight) => {
    expect(sightOfMember("ana", role as Role, row)).toEqual(sight as never);
  });
});
