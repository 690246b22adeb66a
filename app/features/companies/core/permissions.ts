import type { Role } from "~/platform/db/company-types";
import { SCOPES, type Scope } from "./scopes";

/** From the least to the most. */
export const ROLES = ["viewer", "agent", "admin", "owner"] as const satisfies readonly Role[];

const VIEWER: readonly Scope[] = [
  "contacts:read",
  "templates:read",
  "campaigns:read",
  "conversations:read",
  "connections:read",
  "company:read",
  "team:read",
  "live:read",
];

/** The one table of who may do what. Pages, procedures and the menu ask it; nothing else decides. */
export const PERMISSIONS: Readonly<Record<Role, readonly Scope[]>> = {
  viewer: VIEWER,
  agent: [...VIEWER, "contacts:write", "conversations:write"],
  admin: SCOPES,
  owner: SCOPES,
};

/** What a key may be given: a key never makes people or other keys. */
export const KEY_SCOPES: readonly Scope[] = SCOPES.filter(
  (scope) => !(["team:write", "api-keys:read", "api-keys:write"] as Scope[]).includes(scope),
);

export function roleMay(role: Role, scope: Scope): boolean {
  return PERMISSIONS[role].includes(scope);
}

export function isAtLeast(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}

/** Only an owner makes, changes or removes an owner. */
export function mayManage(actor: Role, target: Role): boolean {
  return actor === "owner" || (actor === "admin" && target !== "owner");
}

export function isRole(value: unknown): value is Role {
  return ROLES.includes(value as Role);
}
