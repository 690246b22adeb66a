import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

/**
 * A person chose to try an unknown again, and now the carrier says that the first attempt went out after all. Where the
 * new attempt still waits it is taken back, and the first one counts again: nobody gets the message twice.
 * @param ids attempts that have just been resolved
 */
export async function keepResolvedAttempts(tx: CompanyTransaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const sql = sqlOf(tx);
  const kept = await sql.query<{ id: string }>(
    `WITH old AS (
       SELECT id, campaign_id, contact_id FROM outgoing
       WHERE id = ANY ($1::uuid[]) AND superseded AND state IN ('accepted', 'held', 'delivered', 'read')
     )
     UPDATE outgoing AS o SET state = 'skipped', why = 'cancelled', detail = 'resolved', not_before = NULL,
       settled_at = now(), superseded = true
     FROM old WHERE o.campaign_id = old.campaign_id AND o.contact_id = old.contact_id
       AND NOT o.superseded AND o.state = 'waiting'
     RETURNING old.id::text AS id`,
    [`{${ids.join(",")}}`],
  );
  if (kept.length === 0) return;
  await sql.execute("UPDATE outgoing SET superseded = false WHERE id = ANY ($1::uuid[])", [
    `{${kept.map(({ id }) => id).join(",")}}`,
  ]);
}
