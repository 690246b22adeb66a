import { Readable } from "node:stream";
import type { AnyMessageContent, WAMediaUpload, WAMessageKey } from "@whiskeysockets/baileys";
import type { OutboundContent, OutboundFile } from "../channel";

type Media = Extract<OutboundContent, { type: "media" }>;

/** The content in Baileys' words, or why there is none: WhatsApp by QR has no such message, or its file is not there. */
export type BaileysContent =
  | { ok: true; content: AnyMessageContent }
  | { ok: false; why: "way" | "file"; detail: string };

export interface ContentContext {
  /** JID of the chat: what is reacted to, changed or taken back lies in it. */
  to: string;
  openFile(storedId: string): Promise<OutboundFile | undefined>;
}

interface Source {
  upload: WAMediaUpload;
  mimeType: string;
  filename: string;
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value;
  } finally {
    await reader.cancel();
  }
}

/**
 * Only files of our own store. A link would be fetched by this machine, with its place in the network, and Baileys takes
 * a path for one just as well.
 */
async function sourceOf(media: Media, context: ContentContext): Promise<Source | undefined> {
  const file = media.storedId === undefined ? undefined : await context.openFile(media.storedId);
  return (
    file && {
      upload: { stream: Readable.from(chunksOf(file.body)) },
      mimeType: media.mimeType ?? file.mimeType,
      filename: media.filename ?? file.filename,
    }
  );
}

function mediaContent(media: Media, { upload, mimeType, filename }: Source): AnyMessageContent {
  const caption = media.caption ? { caption: media.caption } : {};
  const mimetype = { mimetype: mimeType };
  switch (media.media) {
    case "image":
      return { image: upload, ...caption, ...mimetype };
    case "video":
      return { video: upload, ...caption, ...mimetype };
    case "audio":
      return { audio: upload, ptt: false, ...mimetype };
    case "voice":
      return { audio: upload, ptt: true, ...mimetype };
    case "sticker":
      return { sticker: upload, ...mimetype };
    case "document":
      return {
        document: upload,
        ...mimetype,
        fileName: filename,
        ...caption,
      };
  }
}

/**
 * Our content as Baileys takes it. Links are never fetched for a preview: it would ask strangers' servers from here,
 * before the message leaves.
 */
export async function contentOf(content: OutboundContent, context: ContentContext): Promise<BaileysContent> {
  const key = (id: string, fromMe: boolean): WAMessageKey => ({ remoteJid: context.to, id, fromMe });
  const whole = (made: AnyMessageContent): BaileysContent => ({ ok: true, content: made });
  switch (content.type) {
    case "template":
      return { ok: false, why: "way", detail: "template" };
    case "text":
      return whole({ text: content.text, linkPreview: null });
    case "media": {
      const source = await sourceOf(content, context);
      return source
        ? whole(mediaContent(content, source))
        : { ok: false, why: "file", detail: "The file is not in our store" };
    }
    case "location": {
      const { latitude: degreesLatitude, longitude: degreesLongitude, name, address } = content;
      return whole({ location: { degreesLatitude, degreesLongitude, name, address } });
    }
    case "reaction":
      return whole({ react: { text: content.emoji, key: key(content.providerId, content.fromMe) } });
    case "edit":
      return whole({ text: content.text, linkPreview: null, edit: key(content.providerId, true) });
    case "delete":
      return whole({ delete: key(content.providerId, true) });
  }
}
