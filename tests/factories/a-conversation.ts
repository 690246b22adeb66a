import type { CompanyContext } from "~/platform/db/company-types";

let counter = 0;

/** A number that nothing is sent by: enough for threads. → connection id */
export async function aNumber(
  ctx: CompanyContext,
  kind: "meta" | "whatsapp" | "sms" = "meta",
): Promise<string> {
  counter += 1;
  const id = Bun.randomUUIDv7();
  await ctx.transaction(({ db }) =>
    db.connection.createMany({
      data: [
        {
          id,
          kind,
          name: `Número ${counter}`,
          state: "active",
          address: `+5511400${String(counter).padStart(5, "0")}`,
          externalId: crypto.randomUUID(),
          credentials: "",
        },
      ],
    }),
  );
  return id;
}

export interface ConversationColumns {
  connectionId?: string;
  state?: string;
  snoozedUntil?: Date;
  assigneeId?: string;
  departmentId?: string;
  labelIds?: string[];
  lastMessageAt?: Date;
  lastInboundAt?: Date;
  windowUntil?: Date;
  unansweredSince?: Date;
  unread?: number;
  inboundCount?: number;
  preview?: string;
}

/** A thread with this person, on a number of its own unless one is given. → conversation id */
export async function aConversation(
  ctx: CompanyContext,
  contactId: string,
  { connectionId, ...columns }: ConversationColumns = {},
): Promise<string> {
  const id = Bun.randomUUIDv7();
  const number = connectionId ?? (await aNumber(ctx));
  await ctx.transaction(({ db }) =>
    db.conversation.createMany({
      data: [{ id, connectionId: number, contactId, lastMessageAt: new Date(), ...columns }],
    }),
  );
  return id;
}
