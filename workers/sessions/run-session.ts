import { type AfterClose, afterClose } from "~/channels/baileys/close-codes";
import type { SessionPhase, WhatsAppSession } from "~/channels/baileys/whatsapp-session";
import { endLink } from "~/features/whatsapp/end-link.server";
import { linkNumber } from "~/features/whatsapp/link-number.server";
import type { EndReason } from "~/features/whatsapp/link-view";
import { SessionLost, wipeKeys } from "~/features/whatsapp/session-keys.sql.server";
import { type OwnedSession, releaseSession } from "~/features/whatsapp/session-ownership.sql.server";
import { changeSession, loadSessionStart, type SessionStart } from "~/features/whatsapp/session-row.server";
import { appProcess } from "~/platform/app-process.server";
import { type AuthStore, openAuthStore } from "./auth-store";
import { checkNumber } from "./check-number";
import { closeSocket } from "./close-socket";
import { createSender } from "./create-sender";
import { keepHistory } from "./keep-history";
import { linkedAs } from "./linked-as";
import { createPhoneNoter } from "./note-phone";
import { type OpenSocket, openSocket } from "./open-socket";
import { trustSandbox } from "./sandbox-authority";
import { showProfile } from "./show-profile";
import { createTypingWatch } from "./typing-watch";

export interface RunningSession extends WhatsAppSession {
  readonly connectionId: string;
  readonly epoch: string;
  /** Resolves when the first socket has come as far as it comes by itself: open, showing a code, or closed. */
  readonly started: Promise<void>;
  /** Resolves when its socket was seen closed and the session let go. */
  readonly ended: Promise<void>;
  /** The socket, while there is one. */
  readonly socket: OpenSocket | undefined;
  /** Another owner has it: ends the socket and writes nothing more. */
  lose(why: string): void;
  /** Ends the socket and lets the session go. */
  stop(): Promise<void>;
  /** Asks for the eight letters that this phone (E.164) may type instead of scanning. */
  pairingCode(phone: string): Promise<string>;
  /** A member is in this conversation: for a while its person's typing is told. Best effort. */
  watch(conversationId: string, chats: readonly string[]): Promise<void>;
  /** Closes the socket and opens another at once. */
  restart(): void;
  /** Logs this device out at WhatsApp, forgets its keys and ends. */
  unlink(): Promise<void>;
}

type Closed = { code: number | undefined; refused?: EndReason; linked: boolean; opened: boolean };

/** Runs one linked (or linking) number, as the owner of its session in this epoch. */
export function runSession(owned: OwnedSession): RunningSession {
  const { connectionId, epoch } = owned;
  const { clock, logger } = appProcess();
  const { promise: started, resolve: start } = Promise.withResolvers<void>();
  const { promise: ended, resolve: finish } = Promise.withResolvers<void>();
  let phase: SessionPhase = "connecting";
  let socket: OpenSocket | undefined;
  let store: AuthStore | undefined;
  let stopping = false;
  let lost = false;
  let unlinking = false;
  let wake = () => {};
  const sender = createSender(owned, () => (phase === "open" ? socket : undefined));
  const typingWatch = createTypingWatch(owned, () => (phase === "open" ? socket : undefined));

  function lose(why: string) {
    if (lost) return;
    lost = true;
    stopping = true;
    logger.warn({ connectionId, epoch, why }, "session lost");
    wake();
    if (socket) void closeSocket(socket, new Error(why));
  }

  /** A write failed for good: nothing more may be acknowledged. Another socket begins where the database stands. */
  function failed(error: unknown) {
    const cause = (error as { cause?: unknown }).cause ?? error;
    if (cause instanceof SessionLost) return lose("taken over");
    logger.warn({ connectionId, error: String(error) }, "a session could not write; its socket ends");
    if (socket) void closeSocket(socket, new Error("not written"));
  }

  async function connect(from: SessionStart): Promise<Closed> {
    if (from.server === "sandbox") await trustSandbox();
    store = openAuthStore(owned, from.creds, failed);
    const { creds } = store;
    let opened = false;
    let refused: EndReason | undefined;
    const { promise: admitted, resolve: admit, reject: closedFirst } = Promise.withResolvers<boolean>();
    admitted.catch(() => {});
    const open = openSocket(owned, from, store, {
      admitted,
      failed,
      acked: sender.acked,
      enciphered: sender.enciphered,
      arrived: createPhoneNoter(
        () => socket?.me(),
        (phoneSeenAt) => note({ phoneSeenAt }),
      ),
    });
    socket = open;
    if (stopping) void closeSocket(open);
    keepHistory(owned, open, from.history);
    typingWatch.attach(open);
    let codes = 0;
    open.sock.ev.on("connection.update", (update) => {
      if (update.qr) {
        const qrUntil = new Date(clock.now().getTime() + (codes++ === 0 ? FIRST_QR_MS : NEXT_QR_MS));
        phase = "waiting-for-scan";
        note({ phase: "waiting-for-scan", qr: update.qr, qrUntil, endReason: null });
        start();
      }
      if (update.isNewLogin) note({ phase: "pairing", qr: null, qrUntil: null, pairingCode: null });
      if (update.connection === "open") void becameOpen();
    });

    let shownName = creds.me?.name;
    open.sock.ev.on("creds.update", ({ me: changed }) => {
      if (!opened || !changed?.name || changed.name === shownName) return;
      shownName = changed.name;
      note({ pushName: shownName });
    });

    async function becameOpen() {
      try {
        // What is acknowledged from now on needs its credentials on disk.
        await store?.writes.settled;
        const outcome = await linkNumber(owned, linkedAs(creds));
        admit(outcome === "linked");
        if (outcome === "linked") {
          opened = true;
          phase = "open";
          start();
          note({});
          if (!from.pictureId) void showProfile(owned, open);
        } else if (outcome === "lost") lose("taken over");
        else {
          refused = outcome;
          await open.sock.logout().catch(() => {});
        }
      } catch (error) {
        failed(error);
      }
    }

    const code = await open.closed;
    phase = "connecting";
    socket = undefined;
    closedFirst(new Error("Closed before it was known whose number it is"));
    sender.closed();
    await closeSocket(open);
    await open.unreadable.settle();
    await store.writes.settled;
    // What Baileys still does by itself must not meet the next socket's keys.
    store.writes.close();
    return { code, refused, linked: Boolean(creds.account), opened };
  }

  async function run() {
    let attempt = 0;
    while (!stopping) {
      let closed: Closed;
      try {
        const from = await loadSessionStart(owned);
        if (!from) return lose("taken over");
        if (from.wanted === "off") break;
        await changeSession(owned, { phase: "connecting" });
        closed = await connect(from);
      } catch (error) {
        logger.warn({ connectionId, error: String(error) }, "a session could not be opened; trying again");
        closed = { code: undefined, linked: true, opened: false };
      }
      start();
      if (lost) return;
      if (closed.opened) attempt = 0;
      if (stopping) break;
      if (closed.refused) return end(closed.refused, closed.code, true);
      const next = restarting
        ? NOW
        : afterClose({ code: closed.code, attempt, linked: closed.linked }, Math.random());
      restarting = false;
      if (next.do === "stop") return end(next.why, closed.code, next.wipe || !closed.linked);
      attempt += 1;
      if (next.do === "back-off") await rest(next, closed);
    }
    // Also where there was no socket to log out with: a person said that the link ends.
    if (unlinking && !lost) await end("unlinked", undefined, true);
  }

  async function rest({ seconds }: Extract<AfterClose, { do: "back-off" }>, { code, linked }: Closed) {
    phase = "backing-off";
    const retryAt = new Date(clock.now().getTime() + seconds * 1000);
    const reason = linked ? ("network" as const) : null;
    await changeSession(owned, {
      phase: "backing-off",
      retryAt,
      endReason: reason,
      closeCode: code ?? null,
    }).catch(() => {});
    const { promise: woken, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, seconds * 1000);
    wake = resolve;
    if (stopping) resolve();
    await woken;
    clearTimeout(timer);
  }

  /** For good, until a person acts. */
  async function end(why: EndReason, code: number | undefined, wipe: boolean) {
    phase = "off";
    await again(async () => {
      if (wipe) await wipeKeys(owned);
      await endLink(owned, why, code);
    });
    logger.info({ connectionId, why, code }, "a session ended");
  }

  /** The database may be away right now; a reason that is not written down would open the socket again. */
  async function again(work: () => Promise<void>) {
    for (let tries = 0; tries < 20 && !lost; tries += 1) {
      try {
        return await work();
      } catch (error) {
        if (error instanceof SessionLost) return lose("taken over");
        await Bun.sleep(250);
      }
    }
  }

  const note = (change: Parameters<typeof changeSession>[1]) =>
    void changeSession(owned, change).catch((error) => {
      logger.warn({ connectionId, error: String(error) }, "what a session does could not be written");
    });

  let restarting = false;
  void run()
    .catch((error) => logger.error({ connectionId, error: String(error) }, "a session broke"))
    .then(async () => {
      phase = "off";
      typingWatch.stop();
      start();
      if (!lost) await releaseSession(owned).catch(() => {});
      finish();
    });

  async function stop() {
    stopping = true;
    wake();
    if (socket) await closeSocket(socket);
    await ended;
  }

  return {
    connectionId,
    epoch,
    started,
    ended,
    get phase() {
      return phase;
    },
    get socket() {
      return socket;
    },
    send: sender.send,
    check: (phone) => checkNumber(phase === "open" ? socket : undefined, phone),
    async typing(to, on) {
      if (phase !== "open") return;
      await socket?.sock.sendPresenceUpdate(on ? "composing" : "paused", to).catch(() => {});
    },
    watch: typingWatch.watch,
    lose,
    stop,
    async pairingCode(phone) {
      if (!socket) throw new Error("There is no socket");
      const pairingCode = await socket.sock.requestPairingCode(phone.replace(/\D/g, ""));
      await changeSession(owned, { pairingCode, pairingPhone: phone });
      return pairingCode;
    },
    restart() {
      restarting = true;
      wake();
      if (socket) void closeSocket(socket);
    },
    async unlink() {
      unlinking = true;
      await socket?.sock.logout().catch(() => {});
      await stop();
    },
  };
}

const NOW: AfterClose = { do: "reconnect-now" };
/** Baileys shows the first code for a minute and each further one for twenty seconds. */
const FIRST_QR_MS = 60_000;
const NEXT_QR_MS = 20_000;
