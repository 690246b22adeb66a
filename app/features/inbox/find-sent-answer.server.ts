import type { OutboundContent } from "~/channels/channel";
import type { CompanyRead } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { composeTemplate } from "./compose-template.server";
import type { AnswerContent } from "./core/answer-content";
import type { AnswerGround } from "./load-answer-facts.server";

/**
 * Whether this answer was asked for before, under the same id.
 * @throws AppError CONFLICT when that id stands for something else
 */
export async function findSentAnswer(
  scope: CompanyRead,
  ground: AnswerGround,
  { id, conversationId, content }: { id: string; conversationId: string; content: AnswerContent },
): Promise<boolean> {
  const [known, bubble] = await Promise.all([
    scope.db.outgoing.findFirst({
      where: { id },
      select: { conversationId: true, source: true, content: true },
    }),
    scope.db.message.findFirst({ where: { id }, select: { id: true } }),
  ]);
  if (!known && !bubble) return false;
  const same =
    known?.source === "reply" &&
    known.conversationId === conversationId &&
    (await isSame(scope, ground, content, known.content as OutboundContent | null));
  if (!same) throw new AppError("CONFLICT", "inbox-answer.errors.idTaken");
  return true;
}

async function isSame(
  scope: CompanyRead,
  ground: AnswerGround,
  asked: AnswerContent,
  sent: OutboundContent | null,
): Promise<boolean> {
  switch (asked.kind) {
    case "text":
      return sent?.type === "text" && sent.text.trim() === asked.text.trim();
    case "media":
      return (
        sent?.type === "media" &&
        sent.storedId === asked.mediaId &&
        (sent.caption ?? "") === (asked.caption ?? "").trim()
      );
    case "location":
      return (
        sent?.type === "location" && sent.latitude === asked.latitude && sent.longitude === asked.longitude
      );
    case "template":
      // Nothing is looked up for a person here, so that it always comes out the same.
      return Bun.deepEquals((await composeTemplate(scope, ground, asked)).outbound, sent);
  }
}
