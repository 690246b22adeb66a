import { BoundedMap } from "../state/bounded-map";
import { phoneOf } from "../state/phone";
import { Ring } from "../state/ring";
import { MAGIC_PHONES, magicDigits, magicPhone } from "./magic-phones";
import { nameOf } from "./names";
import type { Persona } from "./plan-reaction";

/** A business as a customer sees it: one WhatsApp number or one SMS sender. */
export interface ChatBusiness {
  key: string;
  channel: "whatsapp" | "sms";
  name: string;
  displayPhone: string;
}

export interface ChatMessage {
  id: string;
  from: "business" | "customer";
  at: number;
  type: string;
  text: string;
  /** Titles a person can tap, with what tapping one sends back. */
  buttons?: { title: string; payload: string; kind: "template" | "reply" | "list" | "other" }[];
  footer?: string;
  header?: string;
  status: "accepted" | "held" | "sent" | "delivered" | "read" | "failed";
  errorCode?: number;
  outgoingId?: string;
  templateName?: string;
  mediaId?: string;
  reaction?: string;
  replyTo?: string;
  /** Who wrote it, when a customer did. */
  waId?: string;
}

export interface Chat {
  business: ChatBusiness;
  messages: Ring<ChatMessage>;
  typingUntil?: number;
}

export interface PretendPhone {
  waId: string;
  phone: string;
  name: string;
  persona: Persona;
  hidesPhone: boolean;
  /** Somebody gave it a name or a persona: kept over a restart. */
  named?: boolean;
  lastAt: number;
  unread: number;
  received: number;
  chats: Map<string, Chat>;
}

const MAX_PHONES = 20_000;
const MESSAGES_PER_CHAT = 100;

/** Every pretend phone that was named, wrote or received something; the least recently active are forgotten first. */
export class PhoneBook {
  private phones = new BoundedMap<string, PretendPhone>(MAX_PHONES);

  constructor() {
    this.reset();
  }

  reset(): void {
    this.phones.clear();
    for (const magic of MAGIC_PHONES) this.open(magicDigits(magic));
  }

  get size(): number {
    return this.phones.size;
  }

  get(waId: string): PretendPhone | undefined {
    return this.phones.get(waId);
  }

  /** The phone, made now if it is new. */
  open(waId: string): PretendPhone {
    let phone = this.phones.get(waId);
    if (!phone) {
      phone = {
        waId,
        phone: phoneOf(waId),
        name: nameOf(waId),
        persona: "ordinary",
        hidesPhone: magicPhone(waId)?.hidesPhone === true,
        lastAt: 0,
        unread: 0,
        received: 0,
        chats: new Map(),
      };
      this.phones.set(waId, phone);
    }
    return phone;
  }

  /** Puts a message into the phone's chat with that business. */
  record(phone: PretendPhone, business: ChatBusiness, message: ChatMessage): void {
    let chat = phone.chats.get(business.key);
    if (!chat) {
      chat = { business, messages: new Ring(MESSAGES_PER_CHAT) };
      phone.chats.set(business.key, chat);
    }
    chat.messages.push(message);
    phone.lastAt = message.at;
    if (message.from === "business") phone.unread++;
    this.phones.set(phone.waId, phone);
  }

  /** The person looked at one message more. */
  seen(waId: string): void {
    const phone = this.phones.get(waId);
    if (phone && phone.unread > 0) phone.unread--;
  }

  /** Most recently active first; those never written to keep the order in which they were made. */
  list(): PretendPhone[] {
    return [...this.phones.values()].sort((left, right) => right.lastAt - left.lastAt);
  }
}
