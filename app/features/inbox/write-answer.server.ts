import { previewOf } from "~/features/messages/core/inbound-bubble";
import { enqueueMessage } from "~/features/outgoing/enqueue-message.server";
import { publishConversation } from "~/live/publish-conversation.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { AppError } from "~/platform/errors/app-error";
import { noteAnswer } from "./answer-conversation.sql.server";
import type { ComposedAnswer } from "./composed-answer";
import type { AnswerGround } from "./load-answer-facts.server";

export interface AnswerToWrite {
  id: string;
  conversationId: string;
  composed: ComposedAnswer;
  replyTo: string | undefined;
  lastMessageAt: Date | null;
  before: object;
  assigneeId: string | null;
  departmentId: string | null;
  attempt?: number;
}

/** Queue, bubble and conversation of one answer. The conversation is locked by the caller. */
export async function writeAnswer(
  tx: CompanyTransaction,
  ground: AnswerGround,
  answer: AnswerToWrite,
): Promise<void> {
  const { id, conversationId, composed, replyTo, lastMessageAt, before, attempt } = answer;
  const { outbound, purpose, bubble } = composed;
  const now = appProcess().clock.now();
  // After everything its writer could see, whatever a provider's clock says.
  const at = lastMessageAt && lastMessageAt > now ? lastMessageAt : now;
  const connectionId = ground.connection.id;
  const queued = await enqueueMessage(
    tx,
    {
      id,
      source: "reply",
      connectionId,
      contactId: ground.contact.id,
      conversationId,
      to: ground.address,
      purpose,
      content: outbound,
      replyTo,
      notBefore: new Date(now.getTime() + ground.rules.undoSeconds * 1_000),
      attempt,
    },
    now,
  );
  if (queued === undefined) throw new AppError("CONFLICT", "inbox-answer.errors.idTaken");
  await tx.db.message.createMany({
    data: [
      {
        id,
        conversationId,
        connectionId,
        direction: "out",
        author: "member",
        authorId: tx.actor.kind === "member" ? tx.actor.userId : null,
        type: bubble.type,
        text: bubble.text,
        content: { ...bubble.content, before } as Prisma.InputJsonObject,
        replyToId: replyTo,
        at,
      },
    ],
  });
  const preview = previewOf(bubble.text);
  await noteAnswer(tx, { conversationId, messageId: id, type: bubble.type, preview, at });
  for (const kind of ["message", "conversation"] as const)
    publishConversation(tx, { kind, conversationId, places: [answer] });
}
