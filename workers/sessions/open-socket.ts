import "~/channels/baileys/harden";
import makeWASocket, { Browsers, proto, type WAMessageKey, type WASocket } from "@whiskeysockets/baileys";
import { isDirectChat } from "~/channels/baileys/is-direct-chat";
import { parseJid } from "~/channels/baileys/jid";
import type { StoredMe } from "~/channels/baileys/stored-node";
import type { OwnedSession } from "~/features/whatsapp/session-ownership.sql.server";
import type { SessionStart } from "~/features/whatsapp/session-row.server";
import { appProcess } from "~/platform/app-process.server";
import type { AuthStore } from "./auth-store";
import { createBoundedCache } from "./bounded-cache";
import { durableRepository } from "./durable-repository";
import { gateFrames } from "./gate-frames";
import { guardIncoming, type IncomingHooks } from "./guard-incoming";
import { keepNodes, type NodeKeeper } from "./keep-nodes";
import { keepUnreadable, type Unreadable } from "./keep-unreadable";
import { openPrivateChats } from "./private-chats";
import { sandboxSocketUrl } from "./sandbox-authority";
import { createSentMessages } from "./sent-messages";
import { silentLogger } from "./silent-logger";

const { HistorySyncType } = proto.HistorySync;
/** Names and LID mappings: without them people would be two, history or not. */
const ALWAYS = new Set<unknown>([HistorySyncType.PUSH_NAME, HistorySyncType.NON_BLOCKING_DATA]);
const WITH_HISTORY = new Set<unknown>([...ALWAYS, HistorySyncType.INITIAL_BOOTSTRAP, HistorySyncType.RECENT]);

const MINUTE_MS = 60_000;

export interface OpenSocket {
  readonly sock: WASocket;
  readonly keeper: NodeKeeper;
  readonly me: () => StoredMe;
  /** Says which message is being sent, so that it is kept for re-sends; see sent-messages. */
  readonly sent: ReturnType<typeof createSentMessages>;
  readonly unreadable: Unreadable;
  /** Resolves with the code it closed with; undefined when there was none. */
  readonly closed: Promise<number | undefined>;
}

export interface SocketHooks extends IncomingHooks {
  /** See KeeperFacts. */
  admitted: Promise<boolean>;
  /** From now on something of the message that is being sent may leave. */
  enciphered(): void;
}

/** Opens one socket. It connects by itself; what becomes of it comes as events. */
export function openSocket(
  owned: OwnedSession,
  { server, history }: SessionStart,
  store: AuthStore,
  hooks: SocketHooks,
): OpenSocket {
  const { env, clock } = appProcess();
  const { creds } = store;
  const cache = (most: number, minutes: number) =>
    createBoundedCache(most, minutes * MINUTE_MS, clock.monotonic);
  const me = (): StoredMe => {
    const [pn, lid] = [parseJid(creds.me?.id), parseJid(creds.me?.lid)];
    return { ...(pn.kind === "phone" && { pn: pn.user }), ...(lid.kind === "lid" && { lid: lid.user }) };
  };
  const sent = createSentMessages(store.keys);
  let sock: WASocket | undefined;
  let unreadable: Unreadable | undefined;
  const keeper = keepNodes({
    connectionId: owned.connectionId,
    chats: openPrivateChats(owned.ctx, owned.connectionId),
    admitted: hooks.admitted,
    me,
    phoneOf: async (lid) => (await sock?.signalRepository.lidMapping.getPNForLID(lid)) ?? null,
  });
  const processed = history ? WITH_HISTORY : ALWAYS;
  sock = makeWASocket({
    auth: { creds, keys: store.keys },
    logger: silentLogger,
    ...(server === "sandbox" && { waWebSocketUrl: sandboxSocketUrl() }),
    ...(env.whatsappWebVersion && { version: env.whatsappWebVersion }),
    browser: Browsers.macOS("Desktop"),
    markOnlineOnConnect: false,
    syncFullHistory: history,
    shouldSyncHistoryMessage: ({ syncType }) => processed.has(syncType),
    shouldIgnoreJid: (jid) => !isDirectChat(jid),
    emitOwnEvents: false,
    // Bounded, and without it Baileys waits two seconds over each message that it cannot decipher.
    enableRecentMessageCache: true,
    transactionOpts: { maxCommitRetries: 1, delayBetweenTriesMs: 0 },
    msgRetryCounterCache: cache(500, 60),
    userDevicesCache: cache(1_000, 5),
    callOfferCache: cache(50, 5),
    placeholderResendCache: cache(100, 60),
    cachedGroupMetadata: async () => undefined,
    getMessage: ({ id }: WAMessageKey) => sent.read(id),
    patchMessageBeforeSending: (message) => sent.keep(message),
    makeSignalRepository: durableRepository(store.keys, {
      deciphered: keeper.deciphered,
      undeciphered: (ciphertext, error) => unreadable?.failed(ciphertext, error),
      enciphered: hooks.enciphered,
      toWrite: sent.toWrite,
    }),
  });
  unreadable = keepUnreadable(sock, keeper);
  guardIncoming(sock.ws, keeper, {
    ...hooks,
    arrived(node) {
      unreadable?.saw(node);
      hooks.arrived(node);
    },
  });
  gateFrames((sock.ws as unknown as { socket: Parameters<typeof gateFrames>[0] }).socket, store.writes);
  sock.ev.on("creds.update", store.saveCreds);
  const { promise: closed, resolve } = Promise.withResolvers<number | undefined>();
  sock.ev.on("connection.update", ({ connection, lastDisconnect }) => {
    const code = (lastDisconnect?.error as { output?: { statusCode?: number } } | undefined)?.output
      ?.statusCode;
    if (connection === "close") resolve(code);
  });
  return { sock, keeper, me, sent, unreadable, closed };
}
