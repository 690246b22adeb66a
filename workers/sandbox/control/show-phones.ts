import { MAGIC_PHONES, magicPhone } from "../customers/magic-phones";
import type { Chat, ChatMessage, PretendPhone } from "../customers/phone-book";
import type { World } from "../world";

/** A phone in the simulator's list. `describe` is a message key: `sandbox.magic.p<three digits>` or `sandbox.persona.<name>`. */
export interface ShownPhone {
  phone: string;
  name: string;
  describe: string;
  /** The phone is one of the fixed ones; its name is `<describe>.name` and what it does `<describe>.does`. */
  magic: boolean;
  badge?: string;
  unread: number;
  /** Milliseconds since 1970; 0 = never. */
  lastAt: number;
  lastText: string;
}

export interface ShownChat {
  business: Chat["business"];
  typing: boolean;
  messages: ChatMessage[];
}

/** `businesses`: only chats with these count. */
export function showPhone(person: PretendPhone, businesses?: string[]): ShownPhone {
  const magic = magicPhone(person.waId);
  let last: ChatMessage | undefined;
  let unread = 0;
  for (const chat of person.chats.values()) {
    if (businesses && !businesses.includes(chat.business.key)) continue;
    if (businesses) unread += chat.messages.toArray().filter(isUnread).length;
    const newest = chat.messages.last();
    if (newest && newest.at >= (last?.at ?? 0)) last = newest;
  }
  return {
    phone: person.phone,
    name: person.name,
    describe: magic ? `sandbox.magic.p${magic.digits}` : `sandbox.persona.${person.persona}`,
    magic: magic !== undefined,
    badge: magic?.badge,
    unread: businesses ? unread : person.unread,
    lastAt: businesses ? (last?.at ?? 0) : person.lastAt,
    lastText: last?.text ?? "",
  };
}

function isUnread({ from, status }: ChatMessage): boolean {
  return from === "business" && status !== "read" && status !== "failed" && status !== "held";
}

/**
 * Phones with activity first, then named ones, then the magic ones; `search` looks at name, phone and badge. With
 * `businesses` only the magic ones and those that have a chat with one of them.
 */
export function listPhones(
  world: World,
  options: { search?: string; limit: number; offset: number; businesses?: string[] },
): { total: number; magicTotal: number; phones: ShownPhone[] } {
  const search = options.search?.trim().toLowerCase() ?? "";
  const digits = search.replace(/\D/g, "");
  const { businesses } = options;
  const wanted = world.phones.list().filter((person) => {
    if (businesses && !magicPhone(person.waId) && !businesses.some((key) => person.chats.has(key)))
      return false;
    if (search === "") return true;
    const shown = magicPhone(person.waId);
    return (
      person.name.toLowerCase().includes(search) ||
      (digits !== "" && (person.phone.includes(digits) || person.waId.includes(digits))) ||
      (shown?.badge ?? "").toLowerCase() === search
    );
  });
  return {
    total: wanted.length,
    magicTotal: MAGIC_PHONES.length,
    phones: wanted
      .slice(options.offset, options.offset + options.limit)
      .map((person) => showPhone(person, businesses)),
  };
}

/** One phone with all its chats, oldest message first, the newest chat first. */
export function showChats(world: World, person: PretendPhone): ShownPhone & { chats: ShownChat[] } {
  const chats = [...person.chats.values()].map((chat) => ({
    business: chat.business,
    typing: (chat.typingUntil ?? 0) > world.now(),
    messages: chat.messages.toArray(),
  }));
  chats.sort((left, right) => (right.messages.at(-1)?.at ?? 0) - (left.messages.at(-1)?.at ?? 0));
  return { ...showPhone(person), chats };
}
