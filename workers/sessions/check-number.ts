import { parseJid } from "~/channels/baileys/jid";
import type { NumberCheck } from "~/channels/baileys/whatsapp-session";
import type { OpenSocket } from "./open-socket";

const PATIENCE_MS = 20_000;
const SETTLING_MS = 100;
const turns = new WeakMap<OpenSocket, Promise<unknown>>();

/** Asks WhatsApp whether a phone (E.164) is there, one at a time per socket: its answer does not echo the question. */
export function checkNumber(open: OpenSocket | undefined, phone: string): Promise<NumberCheck> {
  if (!open)
    return Promise.resolve({ known: false, detail: "The number is not linked to WhatsApp right now" });
  const answer = (turns.get(open) ?? Promise.resolve()).then(() => ask(open, phone));
  turns.set(open, answer);
  return answer;
}

async function ask(open: OpenSocket, phone: string): Promise<NumberCheck> {
  const tooLate = Bun.sleep(PATIENCE_MS).then(() => "late" as const);
  try {
    const found = await Promise.race([
      open.sock.onWhatsApp(phone),
      open.closed.then(() => "late" as const),
      tooLate,
    ]);
    if (found === "late" || found === undefined) return { known: false, detail: "WhatsApp did not answer" };
    const [one] = found;
    if (!one?.exists) return { known: true, exists: false };
    const { user } = parseJid(one.jid);
    // It may ask WhatsApp as well, and a fallen socket never answers.
    const mapped = open.sock.signalRepository.lidMapping.getLIDForPN(one.jid).catch(() => null);
    const lid = parseJid(await Promise.race([mapped, open.closed.then(() => null), tooLate]));
    return { known: true, exists: true, waId: user, ...(lid.kind === "lid" && { lid: lid.user }) };
  } catch (error) {
    // A question fails a moment before its socket is known to have fallen.
    await Promise.race([open.closed, Bun.sleep(SETTLING_MS)]);
    return { known: false, detail: String(error) };
  }
}
