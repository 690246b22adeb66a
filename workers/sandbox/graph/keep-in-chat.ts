import type { World } from "../world";
import type { AcceptedMessage } from "./accepted-message";
import type { Template } from "./entities";
import { renderContent } from "./render-content";

type Body = Record<string, unknown>;

/** A send that passed every check, before it has an id. */
export interface Draft {
  body: Body;
  type: string;
  template: Template | undefined;
  waId: string;
  phone: string;
  inWindow: boolean;
  held: boolean;
}

/** Puts an accepted message into the customer's chat; a reaction goes onto the message it is about. */
export function keepInChat(world: World, message: AcceptedMessage, draft: Draft): void {
  const { number } = message;
  const replied = (draft.body.context as { message_id?: string } | undefined)?.message_id;
  const record = {
    id: message.id,
    from: "business" as const,
    at: world.now(),
    status: draft.held ? ("held" as const) : ("accepted" as const),
    outgoingId: message.outgoingId,
    templateName: draft.template?.name,
    replyTo: replied,
    ...renderContent(draft.type, draft.body, draft.template),
  };
  message.record = record;
  if (draft.type === "reaction") {
    const target = world.messages.get(String((draft.body.reaction as Body).message_id));
    if (target) target.reaction = record.text || undefined;
    return;
  }
  world.messages.set(message.id, record);
  const business = {
    key: number.id,
    channel: "whatsapp" as const,
    name: number.verifiedName,
    displayPhone: number.displayPhone,
  };
  const person = world.phones.open(message.waId);
  world.phones.record(person, business, record);
  const chat = person.chats.get(number.id);
  if (chat) chat.typingUntil = undefined;
}
