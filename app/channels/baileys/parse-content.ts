import type { EncryptedFile, InboundContentType, InboundMedia } from "../channel-event";
import { firstText, isObject, type JsonObject, listOf, objectOf, textOf } from "../narrow-json";

/** What one message holds, without who, when and where. */
export interface MessageContent {
  type: InboundContentType;
  text: string;
  media?: InboundMedia;
  payload?: string;
  contextMessageId?: string;
  forwarded?: boolean;
}

type Family = EncryptedFile["family"];

const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === "number" || typeof value === "string" ? Number(value) : Number.NaN;
  return Number.isFinite(number) && number >= 0 ? number : undefined;
};

function mediaOf(file: JsonObject, family: Family): InboundMedia {
  const key = textOf(file.mediaKey);
  return {
    mimeType: textOf(file.mimetype),
    filename: firstText(file.fileName, file.title),
    sha256: textOf(file.fileSha256),
    bytes: numberOf(file.fileLength),
    seconds: numberOf(file.seconds),
    ...(key !== undefined && {
      encrypted: {
        family,
        key,
        directPath: textOf(file.directPath),
        url: textOf(file.url),
        encryptedSha256: textOf(file.fileEncSha256),
      },
    }),
  };
}

const media =
  (type: InboundContentType, family: Family) =>
  (file: JsonObject): MessageContent => ({
    type,
    text: textOf(file.caption) ?? "",
    media: mediaOf(file, family),
  });

function location(place: JsonObject): MessageContent {
  const named = [textOf(place.name), textOf(place.address)].filter((part) => part !== undefined);
  const spot = [textOf(place.degreesLatitude), textOf(place.degreesLongitude)];
  const coordinates = spot.filter((part) => part !== undefined).join(", ");
  return { type: "location", text: firstText(named.join(", "), place.caption, coordinates) ?? "" };
}

const contacts = (cards: readonly unknown[]): MessageContent => ({
  type: "contacts",
  text: cards
    .map((card) => textOf(objectOf(card).displayName))
    .filter((name) => name !== undefined)
    .join(", "),
});

const interactive = (text: unknown, payload?: unknown): MessageContent => ({
  type: "interactive",
  text: textOf(text) ?? "",
  ...(textOf(payload) !== undefined && { payload: textOf(payload) }),
});

function templateText(template: JsonObject): unknown {
  const filled = objectOf(template.hydratedTemplate ?? template.hydratedFourRowTemplate);
  return filled.hydratedContentText ?? objectOf(objectOf(template.interactiveMessageTemplate).body).text;
}

type Reader = (value: JsonObject) => MessageContent;

/** By the field of proto.Message that is set. The order decides where several are. */
const READERS: Readonly<Record<string, Reader>> = {
  extendedTextMessage: (m) => ({ type: "text", text: textOf(m.text) ?? "" }),
  imageMessage: media("image", "image"),
  videoMessage: media("video", "video"),
  ptvMessage: media("video", "video"),
  audioMessage: (m) => media(m.ptt === true ? "voice" : "audio", "audio")(m),
  documentMessage: media("document", "document"),
  stickerMessage: media("sticker", "sticker"),
  locationMessage: location,
  liveLocationMessage: location,
  contactMessage: (m) => contacts([m]),
  contactsArrayMessage: (m) => contacts(listOf(m.contacts)),
  reactionMessage: (m) => ({
    type: "reaction",
    // No emoji means that the reaction was taken back.
    text: textOf(m.text) ?? "",
    contextMessageId: textOf(objectOf(m.key).id),
  }),
  buttonsResponseMessage: (m) => interactive(m.selectedDisplayText, m.selectedButtonId),
  listResponseMessage: (m) => interactive(m.title, objectOf(m.singleSelectReply).selectedRowId),
  templateButtonReplyMessage: (m) => ({
    ...interactive(m.selectedDisplayText, m.selectedId),
    type: "button",
  }),
  interactiveResponseMessage: (m) =>
    interactive(objectOf(m.body).text, objectOf(m.nativeFlowResponseMessage).paramsJson),
  buttonsMessage: (m) => interactive(m.contentText),
  listMessage: (m) => interactive(firstText(m.description, m.title)),
  templateMessage: (m) => interactive(templateText(m)),
  interactiveMessage: (m) => interactive(objectOf(m.body).text),
  orderMessage: (m) => ({ type: "order", text: textOf(m.message) ?? "" }),
};

/** Bookkeeping beside a message, or instead of one: keys, notices among devices. */
const NO_CONTENT = new Set([
  "messageContextInfo",
  "senderKeyDistributionMessage",
  "fastRatchetKeySenderKeyDistributionMessage",
  "protocolMessage",
  "keepInChatMessage",
  "pinInChatMessage",
  "pollUpdateMessage",
  "encReactionMessage",
  "encCommentMessage",
  "encEventResponseMessage",
  "secretEncryptedMessage",
  "albumMessage",
  "placeholderMessage",
  "stickerSyncRmrMessage",
  "messageHistoryBundle",
  "messageHistoryNotice",
]);

/**
 * The content of one unwrapped message in plain JSON; `unsupported` for what we do not know (polls, events, payments…),
 * undefined where there is nothing that a person said.
 */
export function parseContent(message: JsonObject): MessageContent | undefined {
  if (typeof message.conversation === "string")
    return { type: "text", text: textOf(message.conversation) ?? "" };
  const known = Object.keys(READERS).find((name) => isObject(message[name]));
  if (known === undefined) {
    const says = Object.entries(message).some(([name, value]) => !NO_CONTENT.has(name) && isObject(value));
    return says ? { type: "unsupported", text: "" } : undefined;
  }
  const value = objectOf(message[known]);
  const content = READERS[known]!(value);
  const context = objectOf(value.contextInfo);
  const contextMessageId = content.contextMessageId ?? textOf(context.stanzaId);
  return {
    ...content,
    ...(contextMessageId !== undefined && { contextMessageId }),
    ...(context.isForwarded === true && { forwarded: true }),
  };
}
