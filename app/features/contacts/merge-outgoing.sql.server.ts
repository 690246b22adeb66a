import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { AppError } from "~/platform/errors/app-error";

/**
 * Holds what waits for these people in the queue. @throws AppError CONFLICT while a lane has one of their messages in
 * its hands: it knows the contact that would go
 */
export async function holdOutgoing(tx: CompanyTransaction, contactIds: readonly string[]): Promise<void> {
  const held = await sqlOf(tx).query<{ state: string }>(
    `SELECT state FROM outgoing WHERE contact_id = ANY ($1::uuid[]) AND state IN ('waiting', 'claimed', 'sending')
     ORDER BY id FOR NO KEY UPDATE`,
    [`{${contactIds.join(",")}}`],
  );
  if (held.some(({ state }) => state !== "waiting"))
    throw new AppError("CONFLICT", "inbox-person.errors.sendingNow");
}

/**
 * What was, or will be, sent to one contact becomes the other's. A campaign has each contact once: where both are in it,
 * the row that got further stays the person's, and the other keeps its place in the campaign's figures without a person,
 * and does not go out if it still waits. docs/decisions/merging-contacts.md
 */
export async function moveOutgoing(
  tx: CompanyTransaction,
  gone: string,
  kept: string,
  now: Date,
): Promise<void> {
  const sql = sqlOf(tx);
  const rank = (row: string) =>
    `CASE WHEN ${row}.state = 'skipped' THEN 0 WHEN ${row}.state = 'failed' THEN 1
       WHEN ${row}.state = 'waiting' THEN 2 ELSE 3 END`;
  const rows = await sql.query<{ loser: string }>(
    `SELECT (CASE WHEN ${rank("g")} > ${rank("k")} THEN k.id ELSE g.id END)::text AS loser
     FROM outgoing AS g JOIN outgoing AS k ON k.campaign_id = g.campaign_id AND k.contact_id = $2::uuid AND NOT k.superseded
     WHERE g.contact_id = $1::uuid AND g.campaign_id IS NOT NULL AND NOT g.superseded`,
    [gone, kept],
  );
  await sql.execute(
    `UPDATE whatsapp_send SET contact_id = $2::uuid WHERE contact_id = $1::uuid
       AND id IN (SELECT id FROM outgoing WHERE contact_id = $1::uuid)`,
    [gone, kept],
  );
  await sql.execute(
    `UPDATE outgoing SET contact_id = NULL,
       settled_at = CASE WHEN state = 'waiting' THEN $2::timestamptz ELSE settled_at END,
       why = CASE WHEN state = 'waiting' THEN 'duplicate-person' ELSE why END,
       not_before = CASE WHEN state = 'waiting' THEN NULL ELSE not_before END,
       state = CASE WHEN state = 'waiting' THEN 'skipped' ELSE state END
     WHERE id = ANY ($1::uuid[])`,
    [`{${rows.map(({ loser }) => loser).join(",")}}`, now],
  );
  await sql.execute("UPDATE outgoing SET contact_id = $2::uuid WHERE contact_id = $1::uuid", [gone, kept]);
}
