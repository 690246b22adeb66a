import type { InboundContentType, InboundMessageEvent } from "../channel-event";
import { firstText, type JsonObject, listOf, objectOf, textOf } from "../narrow-json";

/** What a message holds, without who, when and where. */
export interface MessageContent {
  type: InboundContentType;
  text: string;
  media?: InboundMessageEvent["media"];
  payload?: string;
  /** The message reacted to. */
  reactsTo?: string;
}

function mediaContent(type: InboundContentType, value: unknown): MessageContent {
  const media = objectOf(value);
  return {
    type,
    text: textOf(media.caption) ?? "",
    media: {
      providerMediaId: textOf(media.id),
      url: firstText(media.url, media.link),
      mimeType: textOf(media.mime_type),
      filename: textOf(media.filename),
      sha256: textOf(media.sha256),
    },
  };
}

function locationText(value: unknown): string {
  const place = objectOf(value);
  const words = [textOf(place.name), textOf(place.address)].filter((part) => part !== undefined);
  if (words.length > 0) return words.join(", ");
  const coordinates = [textOf(place.latitude), textOf(place.longitude)].filter((part) => part !== undefined);
  return coordinates.join(", ");
}

function contactNames(value: unknown): string {
  return listOf(value)
    .map((card) => {
      const name = objectOf(objectOf(card).name);
      return firstText(name.formatted_name, name.first_name);
    })
    .filter((name) => name !== undefined)
    .join(", ");
}

/** `response_json` of a flow reply is text that need not hold an object; it is passed on as it came. */
function interactiveContent(value: unknown): MessageContent {
  const interactive = objectOf(value);
  const chosen = objectOf(interactive.button_reply ?? interactive.list_reply);
  const flow = objectOf(interactive.nfm_reply);
  const call = objectOf(interactive.call_permission_reply);
  return {
    type: "interactive",
    text: firstText(chosen.title, flow.body) ?? "",
    payload: firstText(chosen.id, flow.response_json, call.response),
  };
}

type Reader = (message: JsonObject) => MessageContent;

const READERS: Readonly<Record<string, Reader>> = {
  text: (m) => ({ type: "text", text: textOf(objectOf(m.text).body) ?? "" }),
  image: (m) => mediaContent("image", m.image),
  video: (m) => mediaContent("video", m.video),
  audio: (m) => mediaContent(objectOf(m.audio).voice === true ? "voice" : "audio", m.audio),
  voice: (m) => mediaContent("voice", m.voice),
  document: (m) => mediaContent("document", m.document),
  sticker: (m) => mediaContent("sticker", m.sticker),
  location: (m) => ({ type: "location", text: locationText(m.location) }),
  contacts: (m) => ({ type: "contacts", text: contactNames(m.contacts) }),
  reaction: (m) => {
    const reaction = objectOf(m.reaction);
    // No emoji means that the reaction was taken back.
    return {
      type: "reaction",
      text: textOf(reaction.emoji) ?? "",
      reactsTo: textOf(reaction.message_id),
    };
  },
  button: (m) => {
    const button = objectOf(m.button);
    return { type: "button", text: textOf(button.text) ?? "", payload: textOf(button.payload) };
  },
  interactive: (m) => interactiveContent(m.interactive),
  order: (m) => ({ type: "order", text: textOf(objectOf(m.order).text) ?? "" }),
  system: (m) => ({ type: "system", text: textOf(objectOf(m.system).body) ?? "" }),
  request_welcome: () => ({ type: "system", text: "" }),
};

/** The content of one message object; `unsupported` for types that Meta or we do not know. */
export function parseContent(message: JsonObject): MessageContent {
  const type = typeof message.type === "string" ? message.type : "";
  const reader = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  return reader ? reader(message) : { type: "unsupported", text: "" };
}
