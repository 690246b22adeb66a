import type { Placed } from "~/features/inbox/core/sight";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import type { Database } from "~/platform/db/database.server";
import type { ConversationFact } from "./live-fact";
import { livePublisherOf } from "./live-publisher.server";

/** `places`: where the conversation stands, and where it stood before if that changed in the same transaction. */
export type ConversationChange = ConversationFact & { places: readonly Placed[] };

/**
 * Tells the browsers of those members who see a conversation that it changed; whoever saw it before hears of its leaving,
 * too. From a transaction it is told after COMMIT. Never throws and never waits, as publishLive.
 */
export function publishConversation(
  from: CompanyTransaction | { database: Database; companyId: string },
  { places, ...fact }: ConversationChange,
): void {
  const { companyId } = from;
  if ("afterCommit" in from)
    from.afterCommit(() => livePublisherOf(appProcess().database).add(companyId, fact, places));
  else livePublisherOf(from.database).add(companyId, fact, places);
}
