import { phoneMatchKey } from "~/features/contacts/core/phone-match-key";
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
  await sql.query("SELECT set_config('jit', 'off', true)");
  // As one text: reading thousands of rows column by column costs more than finding them.
  const [found] = await sql.query<{ seen: number; last: string | null; people: string }>(
    `WITH ${classified},
     address AS MATERIALIZED (
       SELECT i.contact_id, max(i.value) FILTER (WHERE i.kind = 'wa') AS wa,
         max(i.value) FILTER (WHERE i.kind = 'bsuid' AND i.scope = ${portfolio}) AS user_id
       FROM identity AS i WHERE i.contact_id IN (SELECT contact_id FROM person) AND i.kind IN ('wa', 'bsuid')
       GROUP BY i.contact_id)
     SELECT (SELECT count(*)::int FROM page) AS seen, (SELECT max(contact_id::text) FROM page) AS last,
       coalesce(json_agg(k ORDER BY k.id), '[]')::text AS people
     FROM (
       SELECT c.id, c.first_name AS "firstName", c.last_name AS "lastName", c.phone, c.email, c.country, c.language,
         c.fields, c.time_zone AS "timeZone", c.marketing_not_before AS "holdUntil", c.reason, a.wa AS "waId",
         a.user_id AS "userId"
       FROM classified AS c LEFT JOIN address AS a ON a.contact_id = c.id) AS k`,
    params.values,
  );
  const { seen, last, people } = found!;
  const contacts = JSON.parse(people) as (Omit<ClassifiedContact, "holdUntil"> & {
    holdUntil: string | null;
  })[];
  return {
    contacts: contacts.map((one) => ({
      ...one,
      waId: isOther(one.waId, one.phone) ? null : one.waId,
      holdUntil: one.holdUntil ? new Date(one.holdUntil) : null,
    })),
    next: seen >= most ? last : null,
  };
}

/** Somebody who was merged may have the WhatsApp id of another number of theirs: campaigns go to the phone. */
function isOther(waId: string | null, phone: string | null): boolean {
  return waId !== null && phone !== null && phoneMatchKey(waId) !== phoneMatchKey(phone);
}
