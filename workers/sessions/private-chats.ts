import { type ChatKey, chatKeys } from "~/features/whatsapp/core/chat-key";
import { loadPrivateChats } from "~/features/whatsapp/load-private-chats.server";
import type { CompanyContext } from "~/platform/db/company-types";

const KNOWN_FOR_MS = 1_000;

export interface PrivateChats {
  /** Whether any of these JIDs names a chat that is private. Rejects when the list cannot be read: then nothing is stored. */
  has(...jids: readonly unknown[]): Promise<boolean>;
}

/** The private chats of one number, read again when they are a second old: a change holds for the next message. */
export function openPrivateChats(ctx: CompanyContext, connectionId: string): PrivateChats {
  let known: Promise<ReadonlySet<ChatKey>> | undefined;
  let readAtMs = 0;

  function list(): Promise<ReadonlySet<ChatKey>> {
    if (known && performance.now() - readAtMs < KNOWN_FOR_MS) return known;
    readAtMs = performance.now();
    const reading = loadPrivateChats(ctx, connectionId);
    known = reading;
    reading.catch(() => {
      if (known === reading) known = undefined;
    });
    return reading;
  }

  return {
    async has(...jids) {
      const keys = chatKeys(...jids);
      if (keys.length === 0) return false;
      const chats = await list();
      return keys.some((key) => chats.has(key));
    },
  };
}
