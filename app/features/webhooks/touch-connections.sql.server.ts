import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

/** Remembers that webhooks arrive, at most every five seconds per connection. */
export async function touchConnections(
  tx: CompanyTransaction,
  connectionIds: string[],
  now: Date,
): Promise<void> {
  await sqlOf(tx).execute(
    `UPDATE connection AS c SET last_webhook_at = $2::timestamptz
     FROM (SELECT id FROM connection
       WHERE id = ANY ($1::uuid[]) AND coalesce(last_webhook_at, '-infinity') < $2::timestamptz - interval '5 seconds'
       ORDER BY id FOR NO KEY UPDATE SKIP LOCKED) AS due
     WHERE c.id = due.id`,
    [`{${connectionIds.join(",")}}`, now],
  );
}
