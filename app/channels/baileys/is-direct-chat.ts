import { parseJid } from "./jid";

/** One person on the other side: no group, list, status, newsletter, bot or account of WhatsApp itself. Only these are stored. */
export function isDirectChat(jid: unknown): boolean {
  const { kind } = parseJid(jid);
  return kind === "phone" || kind === "lid";
}
