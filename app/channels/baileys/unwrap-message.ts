import { isObject, type JsonObject, objectOf } from "../narrow-json";

/** Wrappers that hold a whole message in `message`: disappearing, seen once, with a caption, of an album… */
const WRAPPERS = [
  "ephemeralMessage",
  "viewOnceMessage",
  "viewOnceMessageV2",
  "viewOnceMessageV2Extension",
  "documentWithCaptionMessage",
  "editedMessage",
  "associatedChildMessage",
  "botInvokeMessage",
  "lottieStickerMessage",
  "deviceSentMessage",
] as const;

/** One message may lie in several wrappers; deeper than this nobody means it. */
const DEEPEST = 8;

export interface UnwrappedMessage {
  message: JsonObject;
  /** Of a message typed on another device of ours: the chat it went to. */
  destinationJid?: string;
}

/** The message itself, out of whatever it was wrapped in. */
export function unwrapMessage(stored: JsonObject): UnwrappedMessage {
  let message = stored;
  let destinationJid: string | undefined;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const wrapper = WRAPPERS.map((name) => message[name]).find(
      (value) => isObject(value) && isObject(value.message),
    );
    if (wrapper === undefined) break;
    const { destinationJid: to, message: inner } = objectOf(wrapper);
    if (typeof to === "string") destinationJid ??= to;
    message = objectOf(inner);
  }
  return { message, ...(destinationJid !== undefined && { destinationJid }) };
}
