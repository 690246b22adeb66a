import type { CommandAnswer, SessionCommand } from "~/features/whatsapp/session-command";
import type { CompanyContext } from "~/platform/db/company-types";
import type { RunningSession } from "./run-session";

const CODE_BY_MS = 12_000;

/** Carries out one command and says what came of it. What it throws is answered as "failed". */
export async function performCommand(
  _ctx: CompanyContext,
  session: RunningSession,
  { kind, input }: SessionCommand,
): Promise<CommandAnswer> {
  switch (kind) {
    case "restart":
      session.restart();
      return { ok: true };
    case "unlink":
      await session.unlink();
      return { ok: true };
    case "code":
      return code(session, String(input.phone));
    case "check":
      return { ok: true, check: await session.check(String(input.phone)) };
    case "typing":
      await session.typing(String(input.to), input.on === true);
      return { ok: true };
    case "watch": {
      const { conversationId, chats } = input as { conversationId: string; chats: string[] };
      await session.watch(conversationId, chats);
      return { ok: true };
    }
    case "read": {
      if (session.phase !== "open" || !session.socket) return { ok: false, why: "not-open" };
      const { chat, ids } = input as { chat: string; ids: string[] };
      await session.socket.sock.readMessages(ids.map((id) => ({ remoteJid: chat, id, fromMe: false })));
      return { ok: true };
    }
    case "picture": {
      if (session.phase !== "open" || !session.socket) return { ok: false, why: "not-open" };
      const url = await session.socket.sock.profilePictureUrl(String(input.of), "preview", CODE_BY_MS);
      return { ok: true, url: url ?? null };
    }
  }
}

/** A pairing code belongs to a socket that shows a QR: it is asked for as soon as one does. */
async function code(session: RunningSession, phone: string): Promise<CommandAnswer> {
  const untilMs = performance.now() + CODE_BY_MS;
  while (session.phase !== "waiting-for-scan" || !session.socket) {
    if (session.phase === "open") return { ok: false, why: "linked-already" };
    if (session.phase === "off" || performance.now() > untilMs) return { ok: false, why: "not-open" };
    await Bun.sleep(50);
  }
  return { ok: true, code: await session.pairingCode(phone) };
}
