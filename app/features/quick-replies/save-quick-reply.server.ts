import { recordAudit } from "~/features/audit/record-audit.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import type { QuickReplyInput } from "./quick-replies.schema";

/**
 * A new quick reply, or other words of one.
 * @param id null: a new one
 * @throws AppError NOT_FOUND; CONFLICT when the shortcut is taken
 */
export function saveQuickReply(
  ctx: CompanyContext,
  id: string | null,
  input: QuickReplyInput,
): Promise<{ id: string }> {
  const updatedAt = appProcess().clock.now();
  return ctx.transaction(async (tx) => {
    const replyId = id ?? Bun.randomUUIDv7();
    const { shortcut } = input;
    const taken = new AppError("CONFLICT", "quick-replies.errors.shortcutTaken", { shortcut });
    if ((await tx.db.quickReply.count({ where: { shortcut, id: { not: replyId } } })) > 0) throw taken;
    if (id) {
      const { count } = await tx.db.quickReply.updateMany({ where: { id }, data: { ...input, updatedAt } });
      if (count === 0) throw new AppError("NOT_FOUND", "quick-replies.errors.gone");
    } else {
      const createdBy = tx.actor.kind === "member" ? tx.actor.userId : null;
      const data = [{ id: replyId, ...input, createdBy }];
      const { count } = await tx.db.quickReply.createMany({ data, skipDuplicates: true });
      if (count === 0) throw taken;
    }
    await recordAudit(tx, {
      action: id ? "quick-reply.changed" : "quick-reply.created",
      subjectType: "quick-reply",
      subjectId: replyId,
    });
    return { id: replyId };
  });
}

/** @throws AppError NOT_FOUND */
export function removeQuickReply(ctx: CompanyContext, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const { count } = await tx.db.quickReply.deleteMany({ where: { id } });
    if (count === 0) throw new AppError("NOT_FOUND", "quick-replies.errors.gone");
    await recordAudit(tx, { action: "quick-reply.deleted", subjectType: "quick-reply", subjectId: id });
  });
}
