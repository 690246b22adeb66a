import { type Placed, sees } from "~/features/inbox/core/sight";
import { loadSight } from "~/features/inbox/load-sight.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { AppError } from "~/platform/errors/app-error";

/**
 * Locks contacts and all their conversations, each in the order of their ids, first the ones and then the others: a
 * message that arrives for one of them is either in already, or waits and then finds whose it is now.
 * @throws AppError FORBIDDEN when one of the conversations is not the caller's to see
 */
export async function lockForMerge(tx: CompanyTransaction, contactIds: readonly string[]) {
  const sql = sqlOf(tx);
  const ids = `{${contactIds.join(",")}}`;
  await sql.query("SELECT id FROM contact WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE", [ids]);
  const conversations = await sql.query<Placed & { id: string }>(
    `SELECT id::text AS id, assignee_id::text AS "assigneeId", department_id::text AS "departmentId"
     FROM conversation WHERE contact_id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE`,
    [ids],
  );
  const sight = await loadSight(tx);
  if (conversations.some((one) => !sees(sight, one)))
    throw new AppError("FORBIDDEN", "inbox-person.errors.colleagues");
  const contacts = await tx.db.contact.findMany({ where: { id: { in: [...contactIds] } } });
  return {
    contacts: new Map(
      contacts.map((one) => [one.id, { ...one, fields: one.fields as Record<string, unknown> }]),
    ),
    conversationIds: conversations.map(({ id }) => id),
    places: conversations,
  };
}
