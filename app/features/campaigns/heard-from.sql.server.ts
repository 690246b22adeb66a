import type { CompanyRead } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

/**
 * The number, of these, that a contact knows: of the latest talk, else of the latest message that we sent or are about to
 * send. A join for statements that have the contact as `k.id`.
 */
export function heardFromSql(numbers: string): string {
  return `LEFT JOIN LATERAL (
      SELECT v.connection_id FROM conversation AS v
      WHERE v.contact_id = k.id AND v.connection_id = ANY (${numbers}) AND v.last_message_at IS NOT NULL
      ORDER BY v.last_message_at DESC, v.connection_id LIMIT 1) AS talk ON true
    LEFT JOIN LATERAL (
      SELECT o.connection_id FROM outgoing AS o
      WHERE o.contact_id = k.id AND o.connection_id = ANY (${numbers}) AND o.state NOT IN ('skipped', 'failed')
      ORDER BY o.id DESC LIMIT 1) AS sent ON talk.connection_id IS NULL`;
}

/** By contact id; who knows none of the numbers is not in it. */
export async function heardFrom(
  scope: CompanyRead,
  numberIds: readonly string[],
  contactIds: readonly string[],
): Promise<Map<string, string>> {
  if (contactIds.length === 0) return new Map();
  const rows = await sqlOf(scope).query<{ id: string; number: string }>(
    `SELECT k.id::text, coalesce(talk.connection_id, sent.connection_id)::text AS number
     FROM unnest($1::uuid[]) AS k(id) ${heardFromSql("$2::uuid[]")}
     WHERE coalesce(talk.connection_id, sent.connection_id) IS NOT NULL`,
    [contactIds, numberIds],
  );
  return new Map(rows.map(({ id, number }) => [id, number]));
}
