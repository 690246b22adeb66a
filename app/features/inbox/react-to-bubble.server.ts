import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { changeBubble } from "./change-bubble.server";
import { isEmoji } from "./core/is-emoji";

/** Reacts to a bubble; an empty emoji takes the reaction back. Errors as changeBubble. */
export async function reactToBubble(
  ctx: CompanyContext,
  { messageId, emoji }: { messageId: string; emoji: string },
) {
  if (emoji !== "" && !isEmoji(emoji)) throw new AppError("BAD_REQUEST", "inbox-answer.errors.noEmoji");
  return changeBubble(ctx, { messageId, kind: "reaction", text: emoji });
}
