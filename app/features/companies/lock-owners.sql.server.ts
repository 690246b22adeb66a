import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

/**
 * Holds the company's owners until the end of the transaction, so that two of them cannot remove each other at the
 * same moment. → how many there are
 */
export async function lockOwners(tx: CompanyTransaction): Promise<number> {
  const rows = await sqlOf(tx).query("SELECT id FROM membership WHERE role = 'owner' ORDER BY id FOR UPDATE");
  return rows.length;
}
