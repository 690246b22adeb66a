import type { Role } from "~/platform/db/company-types";
import { roleMay } from "./permissions";
import type { Scope } from "./scopes";

/** What a person must be allowed to, to see a place of the menu; places that are not here are for everybody. */
const NEEDED: Readonly<Record<string, Scope>> = {
  "/settings/company": "company:write",
  "/settings/inbox": "conversations:write",
  "/settings/departments": "company:write",
  "/settings/quick-replies": "conversations:write",
  "/settings/api-keys": "api-keys:read",
  "/settings/audit": "audit:read",
};

/** Whether a role sees a place. The page itself refuses as well: hiding is a courtesy, not a wall. */
export function seesPlace(role: Role, to: string): boolean {
  const scope = NEEDED[to];
  return scope === undefined || roleMay(role, scope);
}
