import type { CompanyTransaction } from "~/platform/db/company-types";
import { hasFreeHands, pickAssignees } from "./core/pick-assignees";
import { loadColleagues, lockTurns, noteTurns } from "./free-hands.sql.server";
import { readInboxSettings } from "./read-inbox-settings.server";

/** Where conversations are given away by themselves. */
export interface GivingRules {
  departmentIds: ReadonlySet<string>;
  withoutDepartment: boolean;
}

export async function loadGivingRules(tx: CompanyTransaction): Promise<GivingRules> {
  const { autoAssign } = await readInboxSettings(tx);
  const departments = await tx.db.department.findMany({ where: { autoAssign: true }, select: { id: true } });
  return { departmentIds: new Set(departments.map(({ id }) => id)), withoutDepartment: autoAssign };
}

export const isGivenAway = (rules: GivingRules, departmentId: string | null): boolean =>
  departmentId === null ? rules.withoutDepartment : rules.departmentIds.has(departmentId);

/**
 * Who gets these conversations, which the caller has locked and which are nobody's; what nobody has room for is missing.
 * Their turns are noted, so the caller must assign them. → conversation → member
 */
export async function giveOut(
  tx: CompanyTransaction,
  conversations: readonly { id: string; departmentId: string | null }[],
  now: Date,
): Promise<Map<string, string>> {
  if (conversations.length === 0) return new Map();
  await lockTurns(tx);
  const picked = pickAssignees(conversations, await loadColleagues(tx));
  await noteTurns(tx, [...picked.values()], now);
  return picked;
}

/** In which departments somebody has room now; null stands for conversations without one. A look, without a lock. */
export async function placesWithRoom(tx: CompanyTransaction, rules: GivingRules): Promise<(string | null)[]> {
  const free = (await loadColleagues(tx)).filter(hasFreeHands);
  const places = new Set(free.flatMap(({ departmentIds }) => departmentIds));
  const departments = [...places].filter((id) => rules.departmentIds.has(id));
  return [...departments, ...(rules.withoutDepartment && free.length > 0 ? [null] : [])];
}
