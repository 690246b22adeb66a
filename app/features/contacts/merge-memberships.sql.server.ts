import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

/** What a contact has at most one of for each list, tag, file or portfolio. */
const MEMBERSHIPS = [
  ["list_member", "list_id"],
  ["contact_tag", "tag_id"],
  ["import_same", "import_id"],
  ["portfolio_start", "portfolio_id"],
] as const;

/**
 * Addresses, lists, tags and proofs of one contact become the other's. What the other has as well goes. What an import
 * changed of the one that goes is forgotten: its undo must not put one person's old values on the other.
 */
export async function moveMemberships(tx: CompanyTransaction, gone: string, kept: string): Promise<void> {
  const sql = sqlOf(tx);
  const both = [gone, kept];
  await sql.execute("UPDATE identity SET contact_id = $2::uuid WHERE contact_id = $1::uuid", both);
  // The later start in a portfolio's 24 hours is the one that counts.
  await sql.execute(
    `UPDATE portfolio_start AS k SET at = greatest(k.at, g.at) FROM portfolio_start AS g
     WHERE k.contact_id = $2::uuid AND g.contact_id = $1::uuid AND g.portfolio_id = k.portfolio_id AND g.at > k.at`,
    both,
  );
  for (const [table, place] of MEMBERSHIPS) {
    await sql.execute(
      `DELETE FROM ${table} WHERE contact_id = $1::uuid
         AND ${place} IN (SELECT ${place} FROM ${table} WHERE contact_id = $2::uuid)`,
      both,
    );
    await sql.execute(`UPDATE ${table} SET contact_id = $2::uuid WHERE contact_id = $1::uuid`, both);
  }
  await sql.execute("DELETE FROM import_change WHERE contact_id = $1::uuid", [gone]);
  await sql.execute(
    `WITH moved AS (DELETE FROM consent_record WHERE contact_id = $1::uuid RETURNING *)
     INSERT INTO consent_record (id, company_id, contact_id, channel, purpose, action, source, evidence, actor_id, at)
     SELECT id, company_id, $2::uuid, channel, purpose, action, source, evidence, actor_id, at FROM moved`,
    both,
  );
}
