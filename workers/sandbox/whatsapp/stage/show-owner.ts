import type { ChatMessage } from "../../customers/phone-book";
import { phoneOf } from "../../state/phone";
import type { World } from "../../world";
import type { OwnerAccount } from "../people/owner-account";
import { qrBusiness } from "./qr-business";
import type { WhatsAppStage } from "./whatsapp-stage";

/** A phone that can link this product, as the simulator shows it. Times in milliseconds since 1970. */
export interface ShownOwner {
  /** "+5511900000901" */
  phone: string;
  name: string;
  /** The business key of its chats on the customers' phones. */
  business: string;
  /** The phone rings and shows messages: no linked device says it is online. */
  notifies: boolean;
  devices: { id: number; linkedAt: number; connected: boolean; online: boolean }[];
}

export interface ShownOwnerChat {
  phone: string;
  name: string;
  typing: boolean;
  messages: ChatMessage[];
}

export function showOwner(owner: OwnerAccount): ShownOwner {
  const devices = [...owner.devices.values()];
  return {
    phone: phoneOf(owner.digits),
    name: owner.name,
    business: qrBusiness(owner).key,
    notifies: devices.every(({ online }) => !online),
    devices: devices.map(({ id, linkedAt, connection, online }) => ({
      id,
      linkedAt,
      connected: connection !== undefined,
      online,
    })),
  };
}

/** The owner's phone with its chats, the newest first; messages oldest first. */
export function showOwnerChats(
  world: World,
  stage: WhatsAppStage,
  owner: OwnerAccount,
): ShownOwner & { chats: ShownOwnerChat[] } {
  const { key } = qrBusiness(owner);
  const chats = stage.customersOf(owner).flatMap((digits): ShownOwnerChat[] => {
    const person = world.phones.get(digits);
    const chat = person?.chats.get(key);
    if (!person || !chat) return [];
    return [
      {
        phone: person.phone,
        name: person.name,
        typing: (chat.typingUntil ?? 0) > world.now(),
        messages: chat.messages.toArray(),
      },
    ];
  });
  return { ...showOwner(owner), chats };
}
