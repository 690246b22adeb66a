import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import type { EndReason } from "./link-view";
import { SENT_TYPE } from "./sent-type";

/** Ends what is wanted of a session and forgets its keys, whoever holds it: its epoch passes, and its socket ends. */
export async function forgetSession(
  tx: CompanyTransaction,
  connectionId: string,
  why: EndReason,
): Promise<void> {
  const sql = sqlOf(tx);
  await sql.execute(
    `UPDATE whatsapp_session SET wanted = 'off', creds = NULL, epoch = epoch + 1, phase = 'off', phase_at = now(),
       end_reason = $2, qr = NULL, qr_until = NULL, pairing_code = NULL, pairing_phone = NULL, retry_at = NULL
     WHERE connection_id = $1::uuid`,
    [connectionId, why],
  );
  // What was sent stays: its absence would say that it never left.
  await sql.execute("DELETE FROM whatsapp_key WHERE connection_id = $1::uuid AND type <> $2", [
    connectionId,
    SENT_TYPE,
  ]);
}
