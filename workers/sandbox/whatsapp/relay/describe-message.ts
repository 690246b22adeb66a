import { normalizeMessageContent, proto } from "@whiskeysockets/baileys";

export interface DescribedMessage {
  type: string;
  text: string;
  /** The message that a reaction, edit, deletion or reply is about. */
  aboutId?: string;
  viewOnce?: boolean;
}

const { REVOKE, MESSAGE_EDIT } = proto.Message.ProtocolMessage.Type;

/** What a person sees of a message. */
export function describeMessage(message: proto.IMessage): DescribedMessage {
  const content = normalizeMessageContent(message) ?? {};
  const viewOnce = !!(
    message.viewOnceMessage ||
    message.viewOnceMessageV2 ||
    message.viewOnceMessageV2Extension ||
    content.imageMessage?.viewOnce ||
    content.videoMessage?.viewOnce
  );
  const shown = describeContent(content);
  const aboutId = shown.aboutId ?? repliedTo(content);
  return { ...shown, ...(aboutId ? { aboutId } : {}), ...(viewOnce ? { viewOnce } : {}) };
}

function describeContent(content: proto.IMessage): DescribedMessage {
  const { protocolMessage, reactionMessage } = content;
  if (content.conversation) return { type: "text", text: content.conversation };
  if (content.extendedTextMessage) return { type: "text", text: content.extendedTextMessage.text ?? "" };
  if (content.imageMessage) return { type: "image", text: content.imageMessage.caption ?? "" };
  if (content.videoMessage) return { type: "video", text: content.videoMessage.caption ?? "" };
  if (content.audioMessage) return { type: content.audioMessage.ptt ? "voice" : "audio", text: "" };
  if (content.stickerMessage) return { type: "sticker", text: "" };
  if (content.documentMessage) {
    const { caption, fileName } = content.documentMessage;
    return { type: "document", text: caption || fileName || "" };
  }
  if (content.contactMessage) return { type: "contact", text: content.contactMessage.displayName ?? "" };
  if (content.contactsArrayMessage) {
    return { type: "contact", text: content.contactsArrayMessage.displayName ?? "" };
  }
  if (content.locationMessage) return { type: "location", text: placeOf(content.locationMessage) };
  if (reactionMessage) {
    return {
      type: "reaction",
      text: reactionMessage.text ?? "",
      aboutId: reactionMessage.key?.id ?? undefined,
    };
  }
  if (protocolMessage?.type === REVOKE) {
    return { type: "revoke", text: "", aboutId: protocolMessage.key?.id ?? undefined };
  }
  if (protocolMessage?.type === MESSAGE_EDIT) {
    const edited = describeContent(protocolMessage.editedMessage ?? {});
    return { type: "edit", text: edited.text, aboutId: protocolMessage.key?.id ?? undefined };
  }
  const poll = content.pollCreationMessage ?? content.pollCreationMessageV2 ?? content.pollCreationMessageV3;
  if (poll) return { type: "poll", text: poll.name ?? "" };
  return { type: "other", text: "" };
}

function placeOf(place: proto.Message.ILocationMessage): string {
  return place.name || `${place.degreesLatitude}, ${place.degreesLongitude}`;
}

function repliedTo(content: proto.IMessage): string | undefined {
  for (const part of Object.values(content)) {
    const id = (part as { contextInfo?: proto.IContextInfo } | null)?.contextInfo?.stanzaId;
    if (id) return id;
  }
  return undefined;
}
