import type { Placed } from "~/features/inbox/core/sight";
import { publishConversation } from "~/live/publish-conversation.server";
import { publishLive } from "~/live/publish-live.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyTransaction } from "~/platform/db/company-types";

interface MergeFact {
  contactIds: readonly string[];
  places: readonly (Placed & { id: string })[];
}

/** Tells open pages that people and conversations are not what they were, once it is true. */
export function announceMerge(tx: CompanyTransaction, { contactIds, places }: MergeFact): void {
  tx.afterCommit(() => {
    const { database } = appProcess();
    for (const contactId of contactIds) publishLive(database, tx.companyId, { kind: "contact", contactId });
  });
  for (const { id: conversationId } of places) {
    // Whoever sees one of the threads sees what became of it.
    publishConversation(tx, { kind: "conversation", conversationId, places });
    publishConversation(tx, { kind: "message", conversationId, places });
  }
}
