import { recordAudit } from "~/features/audit/record-audit.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { AppError } from "~/platform/errors/app-error";

/** Removes a label from everything that has it. → how many conversations lost it @throws AppError NOT_FOUND */
export function removeLabel(ctx: CompanyContext, id: string): Promise<{ conversations: number }> {
  return ctx.transaction(async (tx) => {
    const conversations = await sqlOf(tx).execute(
      `UPDATE conversation SET label_ids = array_remove(label_ids, $1::uuid)
       WHERE id = ANY (ARRAY(SELECT conversation_id FROM conversation_label WHERE label_id = $1::uuid))`,
      [id],
    );
    const { count } = await tx.db.label.deleteMany({ where: { id } });
    if (count === 0) throw new AppError("NOT_FOUND", "labels.errors.gone");
    await recordAudit(tx, { action: "label.deleted", subjectType: "label", subjectId: id });
    return { conversations };
  });
}
