import type { ThreadMessage } from "../thread-message";

/** A bubble of which only the given is known. */
export function blankMessage(
  known: Partial<ThreadMessage> & Pick<ThreadMessage, "id" | "at">,
): ThreadMessage {
  return {
    direction: "out",
    author: "member",
    authorId: null,
    type: "text",
    text: "",
    editedAt: null,
    revokedAt: null,
    campaign: null,
    replyTo: null,
    reactions: [],
    change: null,
    media: null,
    forwarded: false,
    referral: null,
    location: null,
    contacts: [],
    buttons: [],
    payload: null,
    facts: null,
    delivery: null,
    ...known,
  };
}
