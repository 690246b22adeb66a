import { describe, expect, test } from "bun:test";
import { generateWAMessageContent, type proto } from "@whiskeysockets/baileys";
import pino from "pino";
import { contentOf } from "~/channels/baileys/content-of";
import { parseStored } from "~/channels/baileys/parse-stored";
import { plainProto } from "~/channels/baileys/plain-proto";
import type { OutboundContent, OutboundFile } from "~/channels/channel";

const TO = "5511900000000@s.whatsapp.net";
const BYTES = new Uint8Array(5_000).map((_, at) => at % 251);
const OPUS = "audio/ogg; codecs=opus";
const logger = pino({ level: "silent" });

/** A store with one file, in two pieces; `mimeType` as the store knows it. */
const store = (mimeType: string) => async (storedId: string) => {
  if (storedId !== "m1") return undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(BYTES.subarray(0, 3_000));
      controller.enqueue(BYTES.subarray(3_000));
      controller.close();
    },
  });
  return { body, mimeType, filename: "tabela.pdf" } satisfies OutboundFile;
};

interface Built {
  message: proto.IMessage;
  uploaded: number;
}

/** What Baileys itself makes of our content; uploads go nowhere. */
async function built(content: OutboundContent, mimeType = "image/jpeg"): Promise<Built> {
  const made = await contentOf(content, { to: TO, openFile: store(mimeType) });
  if (!made.ok) throw new Error(made.detail);
  let uploaded = 0;
  const message = await generateWAMessageContent(made.content, {
    logger,
    upload: async (path) => {
      uploaded = Bun.file(path as string).size;
      return { mediaUrl: "https://media.example/x", directPath: "/x" };
    },
  });
  return { message, uploaded };
}

describe("what cannot be sent by QR", () => {
  const open = store("image/jpeg");
  const never: [string, OutboundContent, string][] = [
    ["a template", { type: "template", name: "t", language: "pt_BR", components: [] }, "way"],
    ["a file the store has lost", { type: "media", media: "image", storedId: "gone" }, "file"],
    ["a file that only Meta has", { type: "media", media: "image", mediaId: "9" }, "file"],
    [
      "a link, which this machine would fetch",
      { type: "media", media: "image", link: "https://x.example/a.png" },
      "file",
    ],
    ["a path of this machine", { type: "media", media: "document", link: "/etc/hostname" }, "file"],
    ["a file address", { type: "media", media: "document", link: "file:///etc/hostname" }, "file"],
    ["an address inlined", { type: "media", media: "image", link: "data:image/png;base64,AA" }, "file"],
  ];
  test.each(never)("%s", async (_name, content, why) => {
    expect(await contentOf(content, { to: TO, openFile: open })).toMatchObject({ ok: false, why });
  });
});

describe("what Baileys makes of our contents", () => {
  const words: [string, OutboundContent, object][] = [
    [
      "text, its links not fetched",
      { type: "text", text: "veja https://x.example" },
      { extendedTextMessage: { text: "veja https://x.example" } },
    ],
    [
      "a place",
      { type: "location", latitude: -23.5, longitude: -46.6, name: "Loja", address: "Rua A" },
      {
        locationMessage: { degreesLatitude: -23.5, degreesLongitude: -46.6, name: "Loja", address: "Rua A" },
      },
    ],
    [
      "a reaction",
      { type: "reaction", emoji: "👍", providerId: "A", fromMe: false },
      { reactionMessage: { text: "👍", key: { id: "A", fromMe: false, remoteJid: TO } } },
    ],
    [
      "a reaction taken back",
      { type: "reaction", emoji: "", providerId: "A", fromMe: true },
      { reactionMessage: { text: "", key: { id: "A", fromMe: true } } },
    ],
    [
      "a change",
      { type: "edit", providerId: "A", text: "certo" },
      {
        protocolMessage: {
          type: 14,
          key: { id: "A", fromMe: true },
          editedMessage: { extendedTextMessage: { text: "certo" } },
        },
      },
    ],
    [
      "a message taken back",
      { type: "delete", providerId: "A" },
      { protocolMessage: { type: 0, key: { id: "A", fromMe: true } } },
    ],
  ];
  test.each(words)("%s", async (_name, content, expected) => {
    expect(plainProto((await built(content)).message)).toMatchObject(expected as Record<string, unknown>);
  });

  const media = (
    kind: "image" | "video" | "audio" | "voice" | "document" | "sticker",
    more: object = {},
  ): OutboundContent => ({
    type: "media",
    media: kind,
    storedId: "m1",
    ...more,
  });
  const files: [string, OutboundContent, string, object][] = [
    [
      "an image",
      media("image", { caption: "veja" }),
      "image/jpeg",
      { imageMessage: { caption: "veja", mimetype: "image/jpeg" } },
    ],
    ["a video", media("video"), "video/mp4", { videoMessage: { mimetype: "video/mp4" } }],
    ["a sound", media("audio"), "audio/mpeg", { audioMessage: { mimetype: "audio/mpeg", ptt: false } }],
    ["a voice note", media("voice"), OPUS, { audioMessage: { mimetype: OPUS, ptt: true } }],
    [
      "a document",
      media("document"),
      "application/pdf",
      { documentMessage: { fileName: "tabela.pdf", mimetype: "application/pdf" } },
    ],
    ["a sticker", media("sticker"), "image/webp", { stickerMessage: { mimetype: "image/webp" } }],
  ];
  test.each(files)(
    "%s out of our store, whole and enciphered",
    async (_name, content, mimeType, expected) => {
      const { message, uploaded } = await built(content, mimeType);
      expect(plainProto(message)).toMatchObject(expected as Record<string, unknown>);
      const [file] = Object.values(message).filter((value) => typeof value === "object" && value?.mediaKey);
      expect(Number(file.fileLength)).toBe(BYTES.length);
      expect(Buffer.from(file.fileSha256).equals(new Bun.CryptoHasher("sha256").update(BYTES).digest())).toBe(
        true,
      );
      // Padded to whole blocks, and ten bytes of signature.
      expect(uploaded).toBe(Math.ceil((BYTES.length + 1) / 16) * 16 + 10);
    },
  );

  test("comes back through our parser as what it was", async () => {
    for (const [content, type] of [
      [{ type: "text", text: "oi" }, "text"],
      [media("voice"), "voice"],
      [{ type: "location", latitude: 1, longitude: 2 }, "location"],
    ] as [OutboundContent, string][]) {
      const message = plainProto((await built(content, OPUS)).message);
      const attrs = { id: "A", from: TO, t: "1790000000" };
      const [routed] = parseStored({ v: 1, kind: "message", attrs, me: {}, message }, new Date());
      expect(routed!.event).toMatchObject({ kind: "message", type });
    }
  });
});
