import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";

export interface Marked {
  /** Only these may go out. */
  ids: Set<string>;
  /** Their campaign stands still: back to waiting, as they were. */
  released: Set<string>;
}

/**
 * The last question before the network: marks rows as sending if they are still ours (claimed, our epoch) and their
 * campaign still runs. What it does not return must not go out. Repeating it after an error is safe, because only this
 * lane in this epoch could have marked them and it has not sent them.
 */
export function markSending(ctx: CompanyContext, epoch: string, ids: string[]): Promise<Marked> {
  return sqlTransaction(ctx, "write", async (sql) => {
    const marked = await sql.query<{ id: string }>(
      `UPDATE outgoing SET state = 'sending', sending_at = now()
       WHERE id = ANY ($1::uuid[]) AND epoch = $2 AND state IN ('claimed', 'sending')
         AND (campaign_id IS NULL OR campaign_id IN (SELECT id FROM campaign WHERE state IN ('preparing', 'running')))
       RETURNING id`,
      [ids, epoch],
    );
    const kept = new Set(marked.map((row) => row.id));
    const rest = ids.filter((id) => !kept.has(id));
    if (rest.length === 0) return { ids: kept, released: new Set<string>() };
    const released = await sql.query<{ id: string }>(
      `UPDATE outgoing SET state = 'waiting', not_before = now(), epoch = NULL, claimed_at = NULL
       WHERE id = ANY ($1::uuid[]) AND epoch = $2 AND state = 'claimed' RETURNING id`,
      [rest, epoch],
    );
    return { ids: kept, released: new Set(released.map((row) => row.id)) };
  });
}
