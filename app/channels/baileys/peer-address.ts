import type { Address } from "../channel";
import { parseJid } from "./jid";
import type { StoredPeer } from "./stored-node";

const DIGITS = /^\d{5,20}$/;

/** Who a chat is with, from its JIDs and from what the session knew besides; undefined for groups, lists and nobody. */
export function peerAddress(
  chat: unknown,
  others: readonly unknown[],
  peer?: StoredPeer | null,
): Address | undefined {
  const named = parseJid(chat);
  if (named.kind !== "phone" && named.kind !== "lid") return undefined;
  const all = [named, ...others.map(parseJid)];
  const digitsOf = (kind: "phone" | "lid", known: string | undefined) =>
    all.find((jid) => jid.kind === kind)?.user ?? (known && DIGITS.test(known) ? known : undefined);
  const waId = digitsOf("phone", peer?.pn);
  const lid = digitsOf("lid", peer?.lid);
  return { ...(waId !== undefined && { waId }), ...(lid !== undefined && { lid }) };
}
