import type { ExclusionReason } from "~/features/outgoing/core/reasons";
import type { CompanyRead } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { type ClassifyFacts, classifySql } from "./classify-sql";
import type { ContactValues } from "./core/contact-fields";
import { SqlParams } from "./sql-params";

export interface ClassifiedContact extends ContactValues {
  id: string;
  timeZone: string | null;
  /** Meta asks to spare them until then. */
  holdUntil: Date | null;
  reason: ExclusionReason | null;
  /** WhatsApp id as the provider wrote it. */
  waId: string | null;
  /** Business-scoped id of this number's portfolio. */
  userId: string | null;
}

export interface ClassifiedPage {
  contacts: ClassifiedContact[];
  /** Where the next page begins; null = this was the last one. */
  next: string | null;
}

/** The next people of an audience in order of their ids, each with the reason why not, or with their addresses. */
export async function listPage(
  scope: CompanyRead,
  facts: ClassifyFacts,
  after: string | null,
  most: number,
): Promise<ClassifiedPage> {
  const params = new SqlParams();
  const classified = classifySql(facts, params, { after, most });
  const portfolio = params.add(facts.portfolio, "text");
  const sql = sqlOf(scope);
  const rows = await sql.query<ClassifiedContact & { seen: number; last: string }>(
    `WITH ${classified},
     address AS MATERIALIZED (
       SELECT i.contact_id, max(i.value) FILTER (WHERE i.kind = 'wa') AS wa,
         max(i.value) FILTER (WHERE i.kind = 'bsuid' AND i.scope = ${portfolio}) AS user_id
       FROM identity AS i WHERE i.contact_id IN (SELECT contact_id FROM person) AND i.kind IN ('wa', 'bsuid')
       GROUP BY i.contact_id)
     SELECT k.id, k.first_name AS "firstName", k.last_name AS "lastName", k.phone, k.email, k.country, k.language,
       k.fields, k.time_zone AS "timeZone", k.marketing_not_before AS "holdUntil", k.reason,
       a.wa AS "waId", a.user_id AS "userId",
       seen.n AS seen, seen.last
     FROM (SELECT count(*)::int AS n, max(contact_id::text) AS last FROM page) AS seen
     LEFT JOIN classified AS k ON true
     LEFT JOIN address AS a ON a.contact_id = k.id
     ORDER BY k.id`,
    params.values,
  );
  const [first] = rows;
  const contacts = rows.filter((row) => row.id !== null);
  return { contacts, next: first && first.seen >= most ? first.last : null };
}
