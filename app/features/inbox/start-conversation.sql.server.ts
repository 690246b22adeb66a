import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

/** A conversation that begins with us: where new ones of its number begin, and of whoever began it. */
export async function beginConversation(
  tx: CompanyTransaction,
  conversationId: string,
  assigneeId: string | null,
): Promise<void> {
  await sqlOf(tx).execute(
    `UPDATE conversation AS v SET assignee_id = coalesce(v.assignee_id, $2::uuid),
       department_id = coalesce(v.department_id, (SELECT department_id FROM connection WHERE id = v.connection_id))
     WHERE v.id = $1::uuid AND v.opened_at IS NULL`,
    [conversationId, assigneeId],
  );
}
