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
  /** Chosen by the caller, so that asking twice is writing once. */
  id?: string;
  /** Provider's id of the message that this one answers. */
  replyTo?: string;
  /** Not before then. */
  notBefore?: Date;
  attempt?: number;
}

/**
 * Puts one message that is no campaign into the one queue out, and wakes its number.
 * → its outgoing id; undefined when the given id is taken already, and then nothing was written
 */
export async function enqueueMessage(
  tx: CompanyTransaction,
  message: MessageToSend & { id: string },
  now: Date,
): Promise<string | undefined>;
export async function enqueueMessage(
  tx: CompanyTransaction,
  message: MessageToSend,
  now: Date,
): Promise<string>;
export async function enqueueMessage(
  tx: CompanyTransaction,
  message: MessageToSend,
  now: Date,
): Promise<string | undefined> {
  const { source, connectionId, contactId, conversationId, to, purpose, content, replyTo, attempt } = message;
  const id = message.id ?? Bun.randomUUIDv7();
  const notBefore = message.notBefore ?? now;
  const { count } = await tx.db.outgoing.createMany({
    skipDuplicates: message.id !== undefined,
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
        replyTo,
        attempt,
        notBefore,
      },
    ],
  });
  if (count === 0) return undefined;
  await wakeLane(tx, connectionId, notBefore);
  return id;
}
