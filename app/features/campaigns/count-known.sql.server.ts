import type { CompanyRead } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { type ClassifyFacts, classifySql } from "./classify-sql";
import { heardFromSql } from "./heard-from.sql.server";
import { SqlParams } from "./sql-params";

/** How many of those who get it know which of these numbers, and so stay with it. */
export async function countKnown(
  scope: CompanyRead,
  facts: ClassifyFacts,
  numberIds: readonly string[],
): Promise<Map<string, number>> {
  const params = new SqlParams();
  const classified = classifySql(facts, params);
  const numbers = params.add(numberIds, "uuid[]");
  const rows = await sqlOf(scope).query<{ id: string; n: number }>(
    `WITH ${classified}
     SELECT coalesce(talk.connection_id, sent.connection_id)::text AS id, count(*)::int AS n
     FROM (SELECT id FROM (SELECT id, reason FROM classified OFFSET 0) AS decided WHERE reason IS NULL) AS k
     ${heardFromSql(numbers)}
     WHERE coalesce(talk.connection_id, sent.connection_id) IS NOT NULL GROUP BY 1`,
    params.values,
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}
