import { proto, type WAMessage } from "@whiskeysockets/baileys";
import { isDirectChat } from "~/channels/baileys/is-direct-chat";
import { parseJid } from "~/channels/baileys/jid";
import { plainProto } from "~/channels/baileys/plain-proto";
import type { OwnedSession } from "~/features/whatsapp/session-ownership.sql.server";
import { changeSession } from "~/features/whatsapp/session-row.server";
import { appProcess } from "~/platform/app-process.server";
import type { OpenSocket } from "./open-socket";
import { readableMessage } from "./readable-message";

const AT_ONCE = 200;

/** Keys and other talk among devices are never stored. */
const isSaid = (message: proto.IMessage) =>
  readableMessage(Buffer.concat([proto.Message.encode(message).finish(), Buffer.of(1)])) !== undefined;

/**
 * What was said before the link, when it is wanted: each message a row like those that arrive, marked as old. And the pairs
 * of LID and phone that turn up, history or not.
 */
export function keepHistory(owned: OwnedSession, open: OpenSocket, wanted: boolean): void {
  const { logger } = appProcess();
  const { keeper, sock } = open;
  let chunks: Promise<unknown> = Promise.resolve();

  async function keep(message: WAMessage, lids: ReadonlyMap<string, string>, resent = false) {
    const { remoteJid, remoteJidAlt, id, fromMe } = message.key;
    if (!id || !isDirectChat(remoteJid)) return;
    const chat = parseJid(remoteJid);
    const alt = parseJid(remoteJidAlt);
    const phone =
      chat.kind !== "lid"
        ? undefined
        : alt.kind === "phone"
          ? alt.user
          : (lids.get(chat.user) ?? (await keeper.phoneOf(chat.user)));
    if (await keeper.isPrivate(remoteJid, remoteJidAlt, phone && `${phone}@s.whatsapp.net`)) return;
    await keeper.store(`${resent ? "resent" : "history"} ${id} ${remoteJid}`, {
      v: 1,
      kind: "history",
      me: open.me(),
      chat: remoteJid!,
      peer: phone ? { pn: phone } : {},
      id,
      fromMe: fromMe === true,
      t: String(message.messageTimestamp ?? ""),
      ...(message.pushName && { pushName: message.pushName }),
      ...(resent && { resent }),
      message: message.message ? plainProto(message.message) : null,
    });
  }

  async function pair(lid: string, pn: string) {
    const [hidden, phone] = [parseJid(lid), parseJid(pn)];
    if (hidden.kind !== "lid" || phone.kind !== "phone" || (await keeper.isPrivate(lid, pn))) return;
    await keeper.store(`lid ${hidden.user} ${phone.user}`, {
      v: 1,
      kind: "lid",
      lid: hidden.user,
      pn: phone.user,
    });
  }

  // What could not be deciphered, Baileys asks of the phone as well, and its answer is no stanza of its own.
  sock.ev.on("messages.upsert", ({ messages, requestId }) => {
    for (const message of requestId ? messages : []) {
      if (message.message && isSaid(message.message)) keep(message, new Map(), true).catch(() => {});
    }
  });
  sock.ev.on("lid-mapping.update", ({ lid, pn }) => {
    pair(lid, pn).catch(() => {});
  });
  sock.ev.on("messaging-history.set", ({ messages, contacts, lidPnMappings, progress, syncType }) => {
    chunks = chunks.then(async () => {
      // Chunks that Baileys has put together have lost their list of pairs; their people still name both.
      const pairs = [
        ...(lidPnMappings ?? []),
        ...contacts.flatMap(({ id, lid, phoneNumber: pn }) => (pn ? [{ lid: lid ?? id, pn }] : [])),
      ];
      const lids = new Map(pairs.map(({ lid, pn }) => [parseJid(lid).user, parseJid(pn).user]));
      if (wanted && syncType !== proto.HistorySync.HistorySyncType.ON_DEMAND) {
        for (let at = 0; at < messages.length; at += AT_ONCE) {
          await Promise.all(messages.slice(at, at + AT_ONCE).map((message) => keep(message, lids)));
        }
      }
      for (const [lid, pn] of lids) await pair(`${lid}@lid`, `${pn}@s.whatsapp.net`);
      if (wanted && typeof progress === "number") await changeSession(owned, { historyPercent: progress });
    });
    chunks = chunks.catch((error) => {
      logger.warn(
        { connectionId: owned.connectionId, error: String(error) },
        "a part of the history was not stored",
      );
    });
  });
}
