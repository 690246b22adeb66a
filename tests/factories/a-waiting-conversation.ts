import type { CompanyContext } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { aContact } from "./a-contact";

export type WaitingFacts = Partial<Omit<Prisma.ConversationCreateManyInput, "connectionId">>;

/** A conversation of a new person who wrote once, a minute ago, and waits for an answer. → its id */
export async function aWaitingConversation(
  ctx: CompanyContext,
  connectionId: string,
  facts: WaitingFacts = {},
): Promise<string> {
  const id = Bun.randomUUIDv7();
  const contactId = facts.contactId ?? (await aContact(ctx));
  const at = new Date(Date.now() - 60_000);
  await ctx.transaction(({ db }) =>
    db.conversation.createMany({
      data: [
        {
          lastMessageAt: at,
          lastInboundAt: at,
          openedAt: at,
          unansweredSince: at,
          preview: "Oi",
          unread: 1,
          inboundCount: 1,
          windowUntil: new Date(at.getTime() + 86_400_000),
          ...facts,
          id,
          contactId,
          connectionId,
        },
      ],
    }),
  );
  return id;
}
