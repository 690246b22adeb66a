import type { World } from "../world";
import type { MetaNumber } from "./entities";
import { graphError, graphJson } from "./graph-error";

const TYPING_MS = 25_000;

/** Marks a customer's message and all before it as read, and shows "typing…" for 25 s when asked. */
export function readOrType(world: World, number: MetaNumber, body: Record<string, unknown>): Response {
  const message = world.messages.get(String(body.message_id));
  if (message?.from !== "customer") {
    return graphError(131009, "Parameter 'message_id' is not the id of a received message");
  }
  const chat = world.phones.get(message.waId ?? "")?.chats.get(number.id);
  for (const earlier of chat?.messages.toArray() ?? []) {
    if (earlier.from === "customer") earlier.status = "read";
    if (earlier === message) break;
  }
  message.status = "read";
  if (chat && body.typing_indicator) chat.typingUntil = world.now() + TYPING_MS;
  return graphJson({ success: true });
}
