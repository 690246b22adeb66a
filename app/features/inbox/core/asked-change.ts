import type { PendingChange, ThreadMessage } from "../thread-message";

const ENDED = new Set(["failed", "skipped", "unknown"]);

/** Whether the channel may still take it. */
export const isUnderWay = ({ state }: PendingChange): boolean => !ENDED.has(state);

/** A bubble as it will be once the channel took what was asked: shown at once, as sending is. */
export function asChanged(message: ThreadMessage): ThreadMessage {
  const { change } = message;
  if (!change || !isUnderWay(change)) return message;
  if (change.kind === "edit") return { ...message, text: change.text };
  if (change.kind === "delete") return { ...message, revokedAt: message.revokedAt ?? message.at };
  const theirs = message.reactions.filter(({ by }) => by === "customer");
  return { ...message, reactions: change.text ? [...theirs, { by: "us", emoji: change.text }] : theirs };
}
