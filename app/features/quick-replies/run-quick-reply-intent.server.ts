import { z } from "zod";
import type { CompanyContext } from "~/platform/db/company-types";
import { quickReplySchema } from "./quick-replies.schema";
import { removeQuickReply, saveQuickReply } from "./save-quick-reply.server";

const id = z.uuid("quick-replies.errors.gone");

/** What the page of quick replies sends. */
export const quickReplyIntentSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("create"), ...quickReplySchema.shape }),
  z.object({ intent: z.literal("change"), id, ...quickReplySchema.shape }),
  z.object({ intent: z.literal("remove"), id }),
]);

/** @throws AppError of the use case */
export async function runQuickReplyIntent(
  ctx: CompanyContext,
  action: z.infer<typeof quickReplyIntentSchema>,
): Promise<{ done: "create" | "change" | "remove" }> {
  if (action.intent === "remove") await removeQuickReply(ctx, action.id);
  else {
    const { shortcut, text } = action;
    await saveQuickReply(ctx, action.intent === "change" ? action.id : null, { shortcut, text });
  }
  return { done: action.intent };
}
