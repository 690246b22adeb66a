import { proto } from "@whiskeysockets/baileys";
import { SAMPLE_FILES } from "../../customers/sample-media";
import type { Network } from "../network";
import type { CustomerContent } from "./customer-content";

const { REVOKE, MESSAGE_EDIT } = proto.Message.ProtocolMessage.Type;

/**
 * WhatsApp's message for what a person wrote to `chatJid`. Files are encrypted and put on the media server; throws when
 * there is none.
 */
export function customerMessage(network: Network, chatJid: string, content: CustomerContent): proto.IMessage {
  switch (content.type) {
    case "text":
      return textMessage(chatJid, content);
    case "image":
    case "video":
    case "document":
    case "sticker":
    case "audio":
    case "voice":
      return fileMessage(network, content);
    case "location":
      return {
        locationMessage: {
          degreesLatitude: content.latitude ?? -8.0631,
          degreesLongitude: content.longitude ?? -34.8711,
          name: content.name ?? "Marco Zero",
          address: "Recife, PE",
        },
      };
    case "contact":
      return contactMessage(content.name ?? "Maria da Feira", content.phone ?? "5511900000100");
    case "reaction":
      return {
        reactionMessage: {
          key: { remoteJid: chatJid, fromMe: content.ofOwner === false, id: content.messageId },
          text: content.emoji,
          senderTimestampMs: network.now(),
        },
      };
    case "edit":
      return {
        protocolMessage: {
          key: { remoteJid: chatJid, fromMe: true, id: content.messageId },
          type: MESSAGE_EDIT,
          editedMessage: { conversation: content.text },
          timestampMs: network.now(),
        },
      };
    case "revoke":
      return {
        protocolMessage: { key: { remoteJid: chatJid, fromMe: true, id: content.messageId }, type: REVOKE },
      };
    case "poll":
      return {
        pollCreationMessageV3: {
          name: content.question,
          options: content.options.map((optionName) => ({ optionName })),
          selectableOptionsCount: 1,
        },
      };
    case "unknown":
      return { placeholderMessage: { type: 0 } };
  }
}

function textMessage(chatJid: string, content: Extract<CustomerContent, { type: "text" }>): proto.IMessage {
  if (!content.replyTo) return { conversation: content.text };
  return {
    extendedTextMessage: {
      text: content.text,
      contextInfo: {
        stanzaId: content.replyTo,
        participant: chatJid,
        quotedMessage: { conversation: content.replyText ?? "" },
      },
    },
  };
}

function contactMessage(name: string, phone: string): proto.IMessage {
  const lines = [
    "BEGIN:VCARD",
    "VERSION:3.0",
    `N:;${name};;;`,
    `FN:${name}`,
    `TEL;type=CELL;waid=${phone}:+${phone}`,
    "END:VCARD",
  ];
  return { contactMessage: { displayName: name, vcard: lines.join("\n") } };
}

function fileMessage(
  network: Network,
  content: Extract<CustomerContent, { filename?: string; bytes?: Uint8Array }>,
): proto.IMessage {
  if (!network.media) throw new Error("there is no media server");
  const kind = content.type === "voice" ? "audio" : content.type;
  const sample = SAMPLE_FILES[kind];
  const { url, directPath, mediaKey, fileSha256, fileEncSha256, fileLength } = network.media.store(
    content.bytes ?? sample.bytes,
    kind,
  );
  const file = {
    url,
    directPath,
    mediaKey,
    fileSha256,
    fileEncSha256,
    fileLength,
    mimetype: content.mimeType ?? sample.mimeType,
    mediaKeyTimestamp: Math.floor(network.now() / 1000),
  };
  const { caption, viewOnce } = content;
  const message: proto.IMessage = {
    ...(content.type === "image" && { imageMessage: { ...file, caption, viewOnce, width: 1, height: 1 } }),
    ...(content.type === "video" && { videoMessage: { ...file, caption, viewOnce, seconds: 1 } }),
    ...(content.type === "audio" && { audioMessage: { ...file, seconds: 1, ptt: false } }),
    ...(content.type === "voice" && { audioMessage: { ...file, seconds: 1, ptt: true, viewOnce } }),
    ...(content.type === "sticker" && { stickerMessage: { ...file, isAnimated: false } }),
    ...(content.type === "document" && {
      documentMessage: { ...file, caption, fileName: content.filename ?? sample.filename ?? "documento" },
    }),
  };
  return viewOnce ? { viewOnceMessageV2: { message } } : message;
}
