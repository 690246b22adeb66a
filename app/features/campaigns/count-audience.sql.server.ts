import type { ExclusionReason } from "~/features/outgoing/core/reasons";
import type { CompanyRead } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { type ClassifyFacts, classifySql } from "./classify-sql";
import { SqlParams } from "./sql-params";

/** People who will be written to, as many as share what cost and finish depend on. */
export interface EligibleGroup {
  timeZone: string | null;
  country: string | null;
  /** First five characters of the phone: plus, country and area code. */
  prefix: string | null;
  /** Their 24-hour window is open. */
  windowOpen: boolean;
  /** They came by an ad less than 72 hours ago: everything is free. */
  freeEntry: boolean;
  count: number;
}

export interface AudienceCount {
  audience: number;
  excluded: Partial<Record<ExclusionReason, number>>;
  eligible: EligibleGroup[];
}

interface Row extends EligibleGroup {
  reason: ExclusionReason | null;
}

/** Counts a whole audience in one statement: every contact once, with its reason or its group. */
export async function countAudience(scope: CompanyRead, facts: ClassifyFacts): Promise<AudienceCount> {
  const params = new SqlParams();
  const classified = classifySql(facts, params);
  const connection = params.add(facts.connectionId, "uuid");
  const now = params.add(facts.now, "timestamptz");
  const sql = sqlOf(scope);
  // Few groups of many people: hash them, sort nothing, and do not compile for a second what counts for two.
  await sql.query(
    "SELECT set_config('work_mem', '64MB', true), set_config('jit', 'off', true), set_config('enable_sort', 'off', true)",
  );
  const rows = await sql.query<Row>(
    `WITH ${classified}
     SELECT k.reason, k.time_zone AS "timeZone", k.country, left(k.phone, 5) AS prefix,
       coalesce(v.window_until > ${now}, false) AS "windowOpen",
       coalesce(v.free_entry_until > ${now}, false) AS "freeEntry", count(*)::int AS count
     FROM (
       SELECT id, reason, CASE WHEN reason IS NULL THEN time_zone END AS time_zone,
         CASE WHEN reason IS NULL THEN country END AS country, CASE WHEN reason IS NULL THEN phone END AS phone
       FROM (SELECT * FROM classified OFFSET 0) AS decided) AS k
     LEFT JOIN conversation AS v ON v.connection_id = ${connection} AND v.contact_id = k.id AND k.reason IS NULL
       AND (v.window_until > ${now} OR v.free_entry_until > ${now})
     GROUP BY 1, 2, 3, 4, 5, 6`,
    params.values,
  );
  const count: AudienceCount = { audience: 0, excluded: {}, eligible: [] };
  for (const { reason, ...group } of rows) {
    count.audience += group.count;
    if (reason) count.excluded[reason] = (count.excluded[reason] ?? 0) + group.count;
    else count.eligible.push(group);
  }
  return count;
}
