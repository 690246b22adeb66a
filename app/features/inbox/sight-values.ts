import type { Sight } from "./core/sight";

/**
 * core/sight.ts for statements of other features, on `conversation AS v`:
 * `${seenSql(n)}` with these three values as $n, $n+1 and $n+2.
 */
export function sightValues(sight: Sight): [all: boolean, userId: string | null, departmentIds: string] {
  if (sight.all) return [true, null, "{}"];
  return [false, sight.userId, `{${sight.departmentIds.join(",")}}`];
}

export function seenSql(first: number): string {
  return `($${first}::boolean OR v.assignee_id = $${first + 1}::uuid OR v.department_id = ANY ($${first + 2}::uuid[]))`;
}
