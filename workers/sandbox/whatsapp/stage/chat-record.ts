import type { ChatMessage } from "../../customers/phone-book";
import type { World } from "../../world";
import type { Customer } from "../people/customer";
import type { OwnerAccount } from "../people/owner-account";
import type { DescribedMessage } from "../relay/describe-message";
import { qrBusiness } from "./qr-business";

/** The simulator names kinds as Meta does. */
const SHOWN_AS: Record<string, string> = {
  voice: "audio",
  contact: "contacts",
  poll: "unsupported",
  other: "unsupported",
};

/**
 * Puts a message of either side into the chat on the customer's phone; reactions, edits and deletions change the message
 * they are about. Returns the message's record, if it has one of its own.
 */
export function chatRecord(
  world: World,
  owner: OwnerAccount,
  customer: Customer,
  from: ChatMessage["from"],
  id: string,
  described: DescribedMessage,
): ChatMessage | undefined {
  const about = described.aboutId ? world.messages.get(described.aboutId) : undefined;
  switch (described.type) {
    case "reaction":
      if (about) about.reaction = described.text || undefined;
      return undefined;
    case "edit":
      if (about) about.text = described.text;
      return undefined;
    case "revoke":
      if (about) Object.assign(about, { type: "revoke", text: "" });
      return undefined;
  }
  const record: ChatMessage = {
    id,
    from,
    at: world.now(),
    status: "sent",
    type: SHOWN_AS[described.type] ?? described.type,
    text: described.text,
    replyTo: described.aboutId,
    waId: from === "customer" ? customer.digits : undefined,
  };
  const person = world.phones.open(customer.digits);
  world.messages.set(id, record);
  world.phones.record(person, qrBusiness(owner), record);
  const chat = person.chats.get(qrBusiness(owner).key);
  if (chat && from === "business") chat.typingUntil = undefined;
  return record;
}
