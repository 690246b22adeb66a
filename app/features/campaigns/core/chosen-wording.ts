import { pickVariant } from "~/features/templates/core/pick-variant";

/** The message with the one wording that this attempt gets or got. @param outgoingId the attempt's id */
export function chosenWording<Message extends { body: string; variants: readonly string[] }>(
  message: Message,
  outgoingId: string,
): Message {
  const all = [message.body, ...message.variants];
  return { ...message, body: all[pickVariant(outgoingId, all.length)]!, variants: [] };
}
