import { createCompanyContext } from "~/platform/db/company-context.server";
import type { Database } from "~/platform/db/database.server";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import { systemLookups } from "~/platform/db/system-lookups.server";
import { SENT_TYPE } from "./sent-type";

/** No row refers to these, and nobody asks for them any more after so long. */
const CLEAR = [
  // Phones ask for a message again within hours. Also of numbers that were unlinked or removed.
  `DELETE FROM whatsapp_key WHERE type = '${SENT_TYPE}' AND at < now() - interval '3 days'`,
  "DELETE FROM whatsapp_command WHERE expires_at < now() - interval '1 hour'",
  // No limit and no verdict looks further back.
  "DELETE FROM whatsapp_send WHERE at < now() - interval '30 days'",
  // Older answers are asked for anew: see FRESH_DAYS.
  "DELETE FROM whatsapp_check WHERE checked_at < now() - interval '60 days'",
];

/** Forgets, in every company, what numbers linked by QR needed for a while. Several workers may do it at once. */
export async function clearOldRows(database: Database): Promise<void> {
  for (const { companyId } of await systemLookups(database).companies()) {
    const ctx = createCompanyContext(database, {
      companyId,
      actor: { kind: "system", task: "whatsapp.clear" },
    });
    await sqlTransaction(ctx, "write", async (sql) => {
      for (const statement of CLEAR) await sql.execute(statement, []);
    });
  }
}
