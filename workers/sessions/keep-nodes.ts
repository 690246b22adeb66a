import type { BinaryNode } from "@whiskeysockets/baileys";
import { isDirectChat } from "~/channels/baileys/is-direct-chat";
import { parseJid } from "~/channels/baileys/jid";
import type { StoredMe, StoredNode, StoredPeer, WordlessReason } from "~/channels/baileys/stored-node";
import { attrsOf, childrenOf } from "./plain-node";
import type { PrivateChats } from "./private-chats";
import { type ReadableMessage, readableMessage } from "./readable-message";
import { storeNode } from "./store-node";

export interface NodeKeeper {
  /** Remembers a stanza until its ciphertext is deciphered. */
  saw(node: BinaryNode): void;
  /** Stores a deciphered message with the stanza that brought it. Rejects when it is not on disk. */
  deciphered(ciphertext: Uint8Array, plain: Uint8Array): Promise<void>;
  /** A message without words for us: that there was one is kept, so that somebody looks at the phone. */
  wordless(node: BinaryNode, why: WordlessReason): Promise<void>;
  receipt(node: BinaryNode): Promise<void>;
  call(node: BinaryNode): Promise<void>;
  ack(node: BinaryNode): Promise<void>;
  store(identity: string, node: StoredNode): Promise<void>;
  isPrivate(...jids: readonly unknown[]): Promise<boolean>;
  /** Digits of the phone behind a LID (digits), as the session knows it. */
  phoneOf(lid: string): Promise<string | undefined>;
}

export interface KeeperFacts {
  connectionId: string;
  chats: PrivateChats;
  /**
   * Whether this phone is the one that was to be linked: until that is known nothing is stored, and of another phone
   * nothing ever. Rejects when it will not be known.
   */
  admitted: Promise<boolean>;
  me(): StoredMe;
  /** JID of the phone behind a LID, as the session knows it. */
  phoneOf(lid: string): Promise<string | null>;
}

const NAMES = [
  "sender_pn",
  "sender_lid",
  "recipient_pn",
  "recipient_lid",
  "peer_recipient_pn",
  "peer_recipient_lid",
];

/** Receipts that say how far a message came; the others ask for something, or are between our own devices. */
const TELLING: ReadonlySet<string> = new Set(["", "delivery", "inactive", "read", "played"]);

/**
 * Puts what arrives on disk before it is acknowledged to WhatsApp, except what is private: that is looked up first and
 * leaves no trace.
 */
export function keepNodes({ connectionId, chats, admitted, me, phoneOf }: KeeperFacts): NodeKeeper {
  /** Stanzas whose words are on disk. */
  const kept = new WeakSet<BinaryNode>();
  /** Ciphertext → its stanza. */
  const seen = new WeakMap<Uint8Array, BinaryNode>();
  async function store(identity: string, node: StoredNode) {
    if (await admitted) await storeNode(connectionId, identity, node);
  }

  async function peerOf(chat: unknown): Promise<StoredPeer> {
    const { kind, user } = parseJid(chat);
    if (kind !== "lid") return {};
    const phone = parseJid(await phoneOf(`${user}@lid`));
    return phone.kind === "phone" ? { pn: phone.user } : {};
  }

  async function message(node: BinaryNode, said: ReadableMessage | WordlessReason) {
    const attrs = attrsOf(node);
    const read = typeof said === "string" ? undefined : said;
    const chat = attrs.recipient ?? read?.destinationJid ?? attrs.from;
    const direct = isDirectChat(attrs.recipient ?? attrs.from) && isDirectChat(chat);
    if (!direct || attrs.category === "peer") return;
    const peer = await peerOf(chat);
    const phone = peer.pn && `${peer.pn}@s.whatsapp.net`;
    const others = ownStanza(attrs.from) ? [] : NAMES.map((name) => attrs[name]);
    const named = NAMES.filter((name) => name.includes("recipient")).map((name) => attrs[name]);
    if (await chats.has(chat, phone, ...named, ...others)) return;
    const unavailable = typeof said === "string" ? { unavailable: said } : {};
    await store(`message ${attrs.id} ${attrs.from} ${attrs.recipient ?? ""}${read ? "" : " unavailable"}`, {
      v: 1,
      kind: "message",
      attrs,
      me: me(),
      peer,
      message: read?.message ?? null,
      ...unavailable,
    });
  }

  function ownStanza(from: unknown): boolean {
    const { kind, user } = parseJid(from);
    const own = me();
    return user !== "" && user === (kind === "lid" ? own.lid : own.pn);
  }

  return {
    store,
    isPrivate: chats.has,
    phoneOf: async (lid) => (await peerOf(`${lid}@lid`)).pn,
    saw(node) {
      for (const { tag, content } of childrenOf(node)) {
        if (tag === "enc" && content instanceof Uint8Array) seen.set(content, node);
      }
    },
    async deciphered(ciphertext, plain) {
      const node = seen.get(ciphertext);
      const read = node && readableMessage(plain);
      if (!read) return;
      await message(node, read);
      kept.add(node);
    },
    async wordless(node, why) {
      if (!kept.has(node)) await message(node, why);
    },
    async receipt(node) {
      const attrs = attrsOf(node);
      if (!TELLING.has(attrs.type ?? "") || !isDirectChat(attrs.from)) return;
      const { pn } = await peerOf(attrs.from);
      if (await chats.has(attrs.from, pn && `${pn}@s.whatsapp.net`, attrs.recipient)) return;
      const items = childrenOf(node).flatMap((child) => (child.tag === "list" ? childrenOf(child) : []));
      const ids = [attrs.id, ...items.map((item) => item.attrs.id)].filter((id) => id !== undefined);
      const what = `${attrs.from} ${attrs.type ?? ""} ${attrs.participant ?? ""} ${attrs.t ?? ""}`;
      await store(`receipt ${what} ${ids.join(" ")}`, { v: 1, kind: "receipt", attrs, me: me(), ids });
    },
    async call(node) {
      const [step] = childrenOf(node);
      const attrs = attrsOf(node);
      if (!step || !isDirectChat(attrs.from)) return;
      const details = attrsOf(step);
      const creator = details["call-creator"] ?? attrs.from;
      const peer = await peerOf(creator);
      const phone = peer.pn && `${peer.pn}@s.whatsapp.net`;
      if (await chats.has(attrs.from, creator, phone, details.caller_pn, attrs.sender_pn)) return;
      const video = childrenOf(step).some(({ tag }) => tag === "video");
      await store(`call ${attrs.from} ${step.tag} ${details["call-id"]} ${attrs.id}`, {
        v: 1,
        kind: "call",
        attrs,
        me: me(),
        peer,
        call: { tag: step.tag, attrs: details, video },
      });
    },
    async ack(node) {
      const attrs = attrsOf(node);
      if (isDirectChat(attrs.from))
        await store(`ack ${attrs.id} ${attrs.error ?? ""}`, { v: 1, kind: "ack", attrs });
    },
  };
}
