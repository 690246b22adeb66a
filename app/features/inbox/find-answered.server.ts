import type { CompanyRead } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { requireWay } from "./check-answer";
import type { AnswerGround } from "./load-answer-facts.server";

/**
 * The provider's id of the bubble that is answered.
 * @throws AppError BAD_REQUEST where the channel has no replies or the bubble never reached the provider; NOT_FOUND
 */
export async function findAnswered(
  scope: CompanyRead,
  ground: AnswerGround,
  conversationId: string,
  messageId: string,
): Promise<string> {
  requireWay(ground, "replies");
  const found = await scope.db.message.findFirst({
    where: { id: messageId, conversationId },
    select: { providerId: true },
  });
  if (!found) throw new AppError("NOT_FOUND", "inbox-answer.errors.noMessage");
  if (found.providerId === null) throw new AppError("BAD_REQUEST", "inbox-answer.errors.notSentYet");
  return found.providerId;
}
