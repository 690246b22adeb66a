import { parseJid } from "~/channels/baileys/jid";
import type { OwnedSession } from "~/features/whatsapp/session-ownership.sql.server";
import { publishConversation } from "~/live/publish-conversation.server";
import { appProcess } from "~/platform/app-process.server";
import type { OpenSocket } from "./open-socket";

/**
 * So long after a member last did something in a conversation its person's typing is still shown. WhatsApp tells of it
 * only to a device that is online, and while one is, the owner's phone makes no sound: so it ends soon.
 */
const WATCH_MS = 120_000;
const MOST = 500;

interface Watched {
  conversationId: string;
  untilMs: number;
}

interface PresenceUpdate {
  id: string;
  presences: Record<string, { lastKnownPresence?: string }>;
}

/** People whose typing members see right now: nothing of it is stored, and of nobody else anything is asked. */
export function createTypingWatch(owned: OwnedSession, current: () => OpenSocket | undefined) {
  const { clock, logger, database } = appProcess();
  const { ctx, connectionId } = owned;
  const watched = new Map<string, Watched>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let online = false;

  const placeOf = (id: string) =>
    ctx.read(({ db }) =>
      db.conversation.findFirst({
        where: { id, connectionId },
        select: { assigneeId: true, departmentId: true },
      }),
    );

  async function heard({ id, presences }: PresenceUpdate) {
    const found = watched.get(keyOf(id));
    const states = Object.values(presences).map(({ lastKnownPresence }) => lastKnownPresence);
    if (!found || found.untilMs < clock.monotonic() || states.length === 0) return;
    const { conversationId } = found;
    const on = states.some((state) => state === "composing" || state === "recording");
    const place = await placeOf(conversationId);
    if (!place) return;
    publishConversation(
      { database, companyId: ctx.companyId },
      { kind: "typing", conversationId, who: "customer", on, places: [place] },
    );
  }

  /** The phone rings again once nobody watches. */
  async function rest() {
    const nowMs = clock.monotonic();
    for (const [key, { untilMs }] of watched) if (untilMs <= nowMs) watched.delete(key);
    if (watched.size > 0) return plan();
    online = false;
    await current()
      ?.sock.sendPresenceUpdate("unavailable")
      .catch(() => {});
  }

  function plan() {
    clearTimeout(timer);
    timer = setTimeout(rest, WATCH_MS);
    timer.unref();
  }

  return {
    /** A new socket: whoever is watched is not asked about again, until a member does something once more. */
    attach({ sock }: OpenSocket) {
      watched.clear();
      online = false;
      sock.ev.on("presence.update", (update) => {
        heard(update).catch((error) => logger.debug({ connectionId, error: String(error) }, "typing"));
      });
    },

    /** A member is in this conversation. Best effort. @param chats the person's JIDs, as far as they are known */
    async watch(conversationId: string, chats: readonly string[]) {
      const socket = current();
      if (!socket || chats.length === 0) return;
      if (watched.size >= MOST) watched.clear();
      const isNew = !watched.has(keyOf(chats[0]!));
      const untilMs = clock.monotonic() + WATCH_MS;
      for (const chat of chats) watched.set(keyOf(chat), { conversationId, untilMs });
      plan();
      if (!online) await socket.sock.sendPresenceUpdate("available").catch(() => {});
      online = true;
      if (isNew) await socket.sock.presenceSubscribe(chats[0]!).catch(() => {});
    },

    stop: () => clearTimeout(timer),
  };
}

function keyOf(jid: string): string {
  const { kind, user } = parseJid(jid);
  return `${kind} ${user}`;
}
