import type { CompanyRead } from "~/platform/db/company-types";
import { threadMessages } from "./load-thread.server";
import { rowsById } from "./load-thread.sql.server";
import type { ThreadMessage } from "./thread-message";

/** One bubble of a conversation as its thread shows it; null when it is not there. */
export async function loadBubble(
  scope: CompanyRead,
  conversationId: string,
  connectionId: string,
  id: string,
): Promise<ThreadMessage | null> {
  const [message] = await threadMessages(scope, connectionId, await rowsById(scope, conversationId, [id]));
  return message ?? null;
}
