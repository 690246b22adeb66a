import type { Address, OutboundContent } from "~/channels/channel";
import type { CompanyTransaction } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { type FixedSource, STREAMS } from "./streams";
import { wakeLane } from "./wake-lane.sql.server";

export interface MessageToSend {
  source: FixedSource;
  connectionId: string;
  contactId: string | null;
  conversationId?: string;
  to: Address;
  purpose: "MARKETING" | "UTILITY" | "AUTHENTICATION" | "SERVICE";
  content: OutboundContent;
}

/** Puts one message that is no campaign into the one queue out, and wakes its number. → its outgoing id */
export async function enqueueMessage(
  tx: CompanyTransaction,
  message: MessageToSend,
  now: Date,
): Promise<string> {
  const { source, connectionId, contactId, conversationId, to, purpose, content } = message;
  const id = Bun.randomUUIDv7();
  await tx.db.outgoing.createMany({
    data: [
      {
        id,
        source,
        connectionId,
        streamId: STREAMS[source],
        contactId,
        conversationId,
        toPhone: to.phone,
        toWa: to.waId,
        // See laneAddress: a LID is an id that only its channel understands.
        toUserId: to.userId ?? (to.lid ? `${to.lid}@lid` : undefined),
        purpose,
        content: content as unknown as Prisma.InputJsonValue,
        notBefore: now,
      },
    ],
  });
  await wakeLane(tx, connectionId, now);
  return id;
}
