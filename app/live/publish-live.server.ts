import type { Database } from "~/platform/db/database.server";
import type { ConversationFact, LiveFact } from "./live-fact";
import { livePublisherOf } from "./live-publisher.server";

/**
 * Tells the company's open browsers, soon (coalesced: the same fact at most four times a second), that something
 * changed. Call it after COMMIT, from tx.afterCommit. Never throws and never waits: a lost hint costs a stale page
 * until the next one, never a lost fact. What concerns a conversation goes through publishConversation.
 */
export function publishLive(
  database: Database,
  companyId: string,
  fact: Exclude<LiveFact, ConversationFact>,
): void {
  livePublisherOf(database).add(companyId, fact);
}
