import type { ChannelEvent } from "../channel-event";
import { type JsonObject, objectOf, storable, textOf } from "../narrow-json";
import { parseJid } from "./jid";
import { outgoingIdOf } from "./message-id";
import { parseChange } from "./parse-change";
import { parseContent } from "./parse-content";
import { peerAddress } from "./peer-address";
import { secondsToDate } from "./seconds-to-date";
import type { StoredHistory, StoredMe, StoredMessage, WordlessReason } from "./stored-node";
import { unwrapMessage } from "./unwrap-message";

const isMe = (jid: unknown, me: StoredMe): boolean => {
  const { kind, user } = parseJid(jid);
  return user !== "" && user === (kind === "lid" ? me.lid : kind === "phone" ? me.pn : undefined);
};

/** One message of a direct chat, wherever it came from. */
interface Said {
  id: string;
  fromMe: boolean;
  with: NonNullable<ReturnType<typeof peerAddress>>;
  at: Date;
  name?: string;
  old: boolean;
  message: JsonObject;
}

const other = (field: string, raw: unknown): ChannelEvent => ({ kind: "other", field, raw: storable(raw) });

function eventOf(said: Said): ChannelEvent {
  const { id: providerMessageId, fromMe, with: person, at, name, old, message } = said;
  const raw = storable(message);
  const change = parseChange(message);
  if (change) return { ...change, from: person, at, raw, ...(fromMe && { fromMe: true as const }) };
  const content = parseContent(message);
  if (!content) return { kind: "other", field: "message.nothing-said", raw };
  const common = { providerMessageId, at, raw, ...(old && { old: true as const }) };
  if (fromMe) {
    const { type, text, media, contextMessageId, forwarded } = content;
    const outgoingId = outgoingIdOf(providerMessageId);
    return {
      ...common,
      kind: "echo",
      to: person,
      type,
      text,
      ...(outgoingId && { outgoingId }),
      ...(media && { media }),
      ...(contextMessageId !== undefined && { contextMessageId }),
      ...(forwarded && { forwarded }),
    };
  }
  return {
    ...common,
    kind: "message",
    from: person,
    ...content,
    ...(name !== undefined && { profileName: name }),
  };
}

const WORDLESS: readonly WordlessReason[] = ["view-once", "undecipherable"];

/** The JIDs that a stanza names the other side by besides the chat's own. */
const OTHER_NAMES_IN = ["sender_pn", "sender_lid", "participant_pn", "participant_lid"];
const OTHER_NAMES_OUT = ["recipient_pn", "recipient_lid", "peer_recipient_pn", "peer_recipient_lid"];

/** A stored message; undefined for groups, lists, status and channels. */
export function parseStoredMessage(stored: StoredMessage, receivedAt: Date): ChannelEvent | undefined {
  const attrs = objectOf(stored.attrs);
  const me = objectOf(stored.me) as StoredMe;
  const id = textOf(attrs.id);
  const { message, destinationJid } = unwrapMessage(objectOf(stored.message));
  const fromMe = isMe(attrs.from, me);
  const chat = fromMe ? (attrs.recipient ?? destinationJid ?? attrs.from) : attrs.from;
  const names = (fromMe ? OTHER_NAMES_OUT : OTHER_NAMES_IN).map((name) => attrs[name]);
  const person = peerAddress(chat, names, stored.peer);
  if (!person) return undefined;
  if (id === undefined) return other("message.no-id", stored);
  // What a person writes to their own number is a note, not a talk with a customer.
  if (fromMe && isMe(chat, me)) return other("message.to-self", stored);
  const at = secondsToDate(attrs.t, receivedAt);
  if (stored.message === null || stored.message === undefined) {
    const unavailable = WORDLESS.find((why) => why === stored.unavailable);
    if (!unavailable) return other("message.undecipherable", stored);
    const common = {
      providerMessageId: id,
      at,
      text: "",
      type: "unsupported",
      raw: { unavailable },
    } as const;
    return fromMe ? { kind: "echo", to: person, ...common } : { kind: "message", from: person, ...common };
  }
  return eventOf({ id, fromMe, with: person, at, name: textOf(attrs.notify), old: false, message });
}

/** One message of a phone's history. */
export function parseStoredHistory(stored: StoredHistory, receivedAt: Date): ChannelEvent | undefined {
  const person = peerAddress(stored.chat, [], stored.peer);
  if (!person || isMe(stored.chat, objectOf(stored.me) as StoredMe)) return undefined;
  const id = textOf(stored.id);
  if (id === undefined || !stored.message) return other("history.nothing-said", stored);
  return eventOf({
    id,
    fromMe: stored.fromMe === true,
    with: person,
    at: secondsToDate(stored.t, receivedAt),
    name: textOf(stored.pushName),
    old: stored.resent !== true,
    message: unwrapMessage(objectOf(stored.message)).message,
  });
}
