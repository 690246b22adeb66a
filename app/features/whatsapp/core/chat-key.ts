import { parseJid } from "~/channels/baileys/jid";
import { phoneMatchKey } from "~/features/contacts/core/phone-match-key";

/** Digits of a phone, or of a LID with "@lid". */
export type ChatKey = string;

/**
 * What names a direct chat in the list of private ones ("ignore this chat"), for every name it goes by: the digits of its
 * phone, equal for every spelling (Brazil's ninth digit), and its LID with "@lid". A chat is private when any of its keys
 * is in the list; empty for what is no direct chat.
 */
export function chatKeys(...jids: readonly unknown[]): ChatKey[] {
  const keys = jids.flatMap((jid) => {
    const { kind, user } = parseJid(jid);
    if (kind === "phone") return [phoneMatchKey(user)];
    return kind === "lid" ? [`${user}@lid`] : [];
  });
  return [...new Set(keys)];
}
