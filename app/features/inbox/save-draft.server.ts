import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { findConversation } from "./find-conversation.server";

export interface NewDraft {
  conversationId: string;
  text: string;
  /** It was begun as a note. */
  note: boolean;
  /** The bubble it is to answer. */
  replyTo: string | null;
}

/**
 * Keeps what a member has begun to write in a conversation; an empty text forgets it.
 * @throws AppError NOT_FOUND (not there, or not theirs to see), FORBIDDEN for who is no member
 */
export async function saveDraft(ctx: CompanyContext, draft: NewDraft): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "member") throw new AppError("FORBIDDEN", "api-keys.errors.peopleOnly");
  const { conversationId, text, note, replyTo } = draft;
  const { userId } = actor;
  const updatedAt = appProcess().clock.now();
  await ctx.transaction(async (tx) => {
    await findConversation(tx, conversationId);
    const where = { conversationId, userId };
    if (text.trim() === "") {
      await tx.db.draft.deleteMany({ where });
      return;
    }
    const data = { text, note, replyTo, updatedAt };
    const { count } = await tx.db.draft.updateMany({ where, data });
    if (count === 0) await tx.db.draft.createMany({ data: [{ ...where, ...data }], skipDuplicates: true });
  });
}
