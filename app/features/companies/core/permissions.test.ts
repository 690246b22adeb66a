import { describe, expect, test } from "bun:test";
import type { Role } from "~/platform/db/company-types";
import { isAtLeast, KEY_SCOPES, mayManage, PERMISSIONS, ROLES, roleMay } from "./permissions";
import type { Scope } from "./scopes";

describe("the table of permissions", () => {
  test("gives each role what the one below has", () => {
    for (const [at, role] of ROLES.entries()) {
      for (const scope of PERMISSIONS[ROLES[at - 1] ?? role]) expect(roleMay(role, scope)).toBe(true);
    }
  });

  test.each([
    ["viewer", "contacts:write", false],
    ["viewer", "audit:read", false],
    ["agent", "campaigns:launch", false],
    ["agent", "contacts:write", true],
    ["agent", "api-keys:read", false],
    ["admin", "campaigns:launch", true],
    ["owner", "team:write", true],
  ] as [Role, Scope, boolean][])("%s may %s: %p", (role, scope, answer) => {
    expect(roleMay(role, scope)).toBe(answer);
  });

  test("lets no key make people or keys", () => {
    for (const scope of ["team:write", "api-keys:read", "api-keys:write"] as Scope[]) {
      expect(KEY_SCOPES).not.toContain(scope);
    }
  });
});

test.each([
  ["viewer", "viewer", false],
  ["agent", "viewer", false],
  ["admin", "owner", false],
  ["admin", "admin", true],
  ["owner", "owner", true],
] as [Role, Role, boolean][])("%s manages %s: %p", (actor, target, answer) => {
  expect(mayManage(actor, target)).toBe(answer);
});

test("an agent is at least a viewer, and no admin", () => {
  expect([isAtLeast("agent", "viewer"), isAtLeast("agent", "admin")]).toEqual([true, false]);
});
