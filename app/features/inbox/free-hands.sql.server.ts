import { plainArray } from "~/platform/db/array-literal";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { type Colleague, ONLINE_SECONDS } from "./core/pick-assignees";

/**
 * One at a time in a company gives conversations away, until its transaction ends: nobody gets more than they take, and
 * turns are taken in order. Lock the conversations before it, never after.
 */
export async function lockTurns(tx: CompanyTransaction): Promise<void> {
  await sqlOf(tx).query("SELECT 1 FROM company FOR NO KEY UPDATE");
}

/** Members who are there now, by the database's clock, with what they have in their hands. */
export function loadColleagues(tx: CompanyTransaction): Promise<Colleague[]> {
  return sqlOf(tx).query<Colleague>(
    `SELECT m.user_id::text AS "userId", m.role, m.capacity, m.turn_at AS "turnAt", p.away,
       extract(epoch FROM now() - p.seen_at)::float8 AS "seenSecondsAgo",
       ARRAY(SELECT d.department_id::text FROM department_member AS d WHERE d.user_id = m.user_id) AS "departmentIds",
       (SELECT count(*)::int FROM conversation AS v
         WHERE v.assignee_id = m.user_id AND v.state = 'open' AND v.last_message_at IS NOT NULL) AS open
     FROM member_presence AS p JOIN membership AS m ON m.user_id = p.user_id
     WHERE p.seen_at > now() - make_interval(secs => $1) AND NOT p.away AND m.role <> 'viewer'`,
    [ONLINE_SECONDS],
  );
}

/** @param userIds in the order in which they were given one */
export async function noteTurns(
  tx: CompanyTransaction,
  userIds: readonly string[],
  now: Date,
): Promise<void> {
  const last = [...new Set(userIds.toReversed())].toReversed();
  if (last.length === 0) return;
  await sqlOf(tx).execute(
    `UPDATE membership AS m SET turn_at = greatest($2::timestamptz, now()) + make_interval(secs => t.place / 1000.0)
     FROM unnest($1::uuid[]) WITH ORDINALITY AS t (user_id, place)
     WHERE m.user_id = t.user_id AND m.user_id = ANY ($1::uuid[])`,
    [plainArray(last), now],
  );
}

/** Ids of open conversations that are nobody's and wait for an answer, the longest waiting first; locked. */
export async function lockWaiting(
  tx: CompanyTransaction,
  {
    departmentIds,
    withoutDepartment,
    most,
  }: { departmentIds: string[]; withoutDepartment: boolean; most: number },
): Promise<string[]> {
  const rows = await sqlOf(tx).query<{ id: string }>(
    `SELECT id::text AS id FROM conversation
     WHERE unanswered_since IS NOT NULL AND state = 'open' AND assignee_id IS NULL AND handled_by = 'person'
       AND (department_id = ANY ($1::uuid[]) OR ($2 AND department_id IS NULL))
     ORDER BY unanswered_since LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED`,
    [plainArray(departmentIds), withoutDepartment, most],
  );
  return rows.map(({ id }) => id);
}
