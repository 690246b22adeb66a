import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

/**
 * Says that a number has something to send from `at` on. Call it after inserting or freeing rows, in the same
 * transaction: the row's lock makes sure that a lane going to sleep sees them.
 */
export async function wakeLane(tx: CompanyTransaction, connectionId: string, at: Date): Promise<void> {
  await sqlOf(tx).execute(
    `INSERT INTO lane (connection_id, wake_at) VALUES ($1::uuid, $2::timestamptz)
     ON CONFLICT (connection_id) DO UPDATE SET wake_at = LEAST(COALESCE(lane.wake_at, EXCLUDED.wake_at), EXCLUDED.wake_at)`,
    [connectionId, at],
  );
}
