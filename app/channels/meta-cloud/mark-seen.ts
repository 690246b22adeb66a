import type { ProviderAnswer } from "../provider-answer";
import { graphRequest } from "./graph-request";
import type { MetaAccess } from "./meta-access";

const TIMEOUT_MS = 10_000;

/**
 * Tells the person that this message of theirs, and all before it, was read; with `typing` also that an answer is being
 * written, which Meta shows for 25 seconds or until something is sent.
 * Source: Cloud API, "Mark messages as read" and "Typing indicators".
 */
export function markSeen(
  access: MetaAccess,
  phoneNumberId: string,
  messageId: string,
  { typing = false } = {},
): Promise<ProviderAnswer<unknown>> {
  return graphRequest(access, {
    method: "POST",
    path: `${phoneNumberId}/messages`,
    json: {
      messaging_product: "whatsapp",
      status: "read",
      message_id: messageId,
      ...(typing && { typing_indicator: { type: "text" } }),
    },
    timeoutMs: TIMEOUT_MS,
  });
}
