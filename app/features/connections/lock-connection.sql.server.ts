import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

/** Holds the connection's row until the transaction ends, so that two events at once both count. */
export async function lockConnection(tx: CompanyTransaction, id: string): Promise<void> {
  await sqlOf(tx).query("SELECT 1 FROM connection WHERE id = $1::uuid FOR UPDATE", [id]);
}
