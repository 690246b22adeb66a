import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { downloadMediaMessage, type WAMessage } from "@whiskeysockets/baileys";
import type { CustomerContent } from "#/workers/sandbox/whatsapp/relay/customer-content";
import { trustMedia } from "./trust-media";
import type { WhatsAppClient } from "./whatsapp-client";
import { ANA, SHOP, WhatsAppFixture } from "./whatsapp-fixture";

let stage: WhatsAppFixture;
let shop: WhatsAppClient;
let distrust: () => void;

const DAY_MS = 86_400_000;
const OLD = Date.UTC(2026, 9, 1);

beforeAll(() => {
  distrust = trustMedia(() => stage.server.mediaCertificate);
});
afterAll(() => distrust());
beforeEach(() => {
  stage = new WhatsAppFixture({
    oldChats: () => [
      {
        phone: ANA,
        messages: [
          { fromOwner: false, text: "faz tempo", at: OLD },
          { fromOwner: true, text: "pois é", at: OLD + DAY_MS },
        ],
      },
    ],
  });
});
afterEach(() => stage.stop());

const bytes = (length: number) => Buffer.from(Array.from({ length }, (_, index) => (index * 7) % 251));

describe("files from a customer", () => {
  const KINDS: [string, CustomerContent & { bytes?: Uint8Array }][] = [
    ["imageMessage", { type: "image", caption: "foto", bytes: bytes(5000) }],
    ["videoMessage", { type: "video", caption: "filme", bytes: bytes(70_000) }],
    ["audioMessage", { type: "audio", bytes: bytes(333) }],
    ["audioMessage", { type: "voice", bytes: bytes(16) }],
    ["documentMessage", { type: "document", filename: "nota.pdf", bytes: bytes(1) }],
    ["stickerMessage", { type: "sticker", bytes: bytes(64) }],
  ];

  test.each(KINDS)("%s is named, fetched over HTTPS and opened", async (field, content) => {
    shop = await stage.linked();
    await stage.server.customerSends(ANA, SHOP, content);
    const got = await shop.until("a file", () =>
      shop.messages.find(({ message }) => message && field in message),
    );
    expect(await download(got)).toEqual(Buffer.from(content.bytes!));
    if (content.type === "voice") expect(got.message?.audioMessage?.ptt).toBe(true);
  });

  test("a photo to be seen once is wrapped as such", async () => {
    shop = await stage.linked();
    await stage.server.customerSends(ANA, SHOP, { type: "image", viewOnce: true });
    const got = await shop.until("a photo", () => shop.messages[0]);
    expect(got.message?.viewOnceMessageV2?.message?.imageMessage?.viewOnce).toBe(true);
  });

  test("whoever does not trust the certificate gets nothing", async () => {
    expect(fetch(`https://localhost:${stage.server.mediaHost.split(":")[1]}/`)).rejects.toThrow();
  });
});

describe("files from here", () => {
  const audio = { mimetype: "audio/ogg; codecs=opus", seconds: 1, waveform: new Uint8Array(64) };
  test.each([
    ["image", { image: bytes(900), caption: "promo", jpegThumbnail: "" }, "imageMessage", "promo"],
    ["video", { video: bytes(901), caption: "filme", jpegThumbnail: "" }, "videoMessage", "filme"],
    [
      "document",
      { document: bytes(902), mimetype: "application/pdf", fileName: "nota.pdf" },
      "documentMessage",
      "nota.pdf",
    ],
    ["audio", { audio: bytes(903), ...audio }, "audioMessage", ""],
    ["voice", { audio: bytes(904), ptt: true, ...audio }, "audioMessage", ""],
    ["sticker", { sticker: bytes(905) }, "stickerMessage", ""],
  ] as const)(
    "%s is uploaded, and the customer's phone opens the same bytes",
    async (type, content, field, text) => {
      shop = await stage.linked();
      const arrived = stage.next("received");
      await shop.sock.sendMessage(`${ANA}@s.whatsapp.net`, content as never);
      await arrived;
      const [got] = stage.server.sent.to(ANA);
      expect(got).toMatchObject({ type, text });
      const given = Object.values(content).find((value) => Buffer.isBuffer(value));
      expect(await download({ key: {}, message: { [field]: got!.message[field] } } as WAMessage)).toEqual(
        given as Buffer,
      );
    },
  );
});

describe("what a newly linked device is told", () => {
  test("old conversations: the last message at once, all of them from the media server", async () => {
    shop = await stage.linked();
    const parts = await shop.until("both parts", () => {
      const heard = shop.heard.filter(({ event }) => event === "messaging-history.set");
      return (
        heard.length === 2 &&
        heard.map(({ data }) => data as { messages: WAMessage[]; chats: { id: string }[] })
      );
    });
    const told = parts.map(({ messages }) => messages.map(({ message }) => message?.conversation));
    expect(told[0]).toEqual(["pois é"]);
    // What Baileys has told already it leaves out while it buffers both parts, and tells again when it does not.
    expect(told[1]!.filter((text) => text !== "pois é")).toEqual(["faz tempo"]);
    expect(parts[0]!.chats[0]!.id).toBe(stage.lid());
  });

  test("it is told once", async () => {
    shop = await stage.linked();
    await shop.until(
      "history",
      () => shop.heard.filter(({ event }) => event === "messaging-history.set").length === 2,
    );
    await shop.end();
    const again = stage.client(shop.keys);
    await again.ready();
    await stage.server.customerSends(ANA, SHOP, { type: "text", text: "agora" });
    await again.message("agora");
    expect(again.heard.filter(({ event }) => event === "messaging-history.set")).toEqual([]);
  });

  test("profile pictures and what people write about themselves", async () => {
    shop = await stage.linked();
    stage.server.customer(ANA).about = "Na praia";
    const url = await shop.sock.profilePictureUrl(`${ANA}@s.whatsapp.net`, "image");
    expect(url).toBe(`https://${stage.server.mediaHost}/pictures/${ANA}`);
    expect((await fetch(url!)).headers.get("content-type")).toBe("image/png");
    expect(await shop.sock.fetchStatus(`${ANA}@s.whatsapp.net`)).toMatchObject([
      { status: { status: "Na praia" } },
    ]);
    expect(await shop.sock.fetchPrivacySettings(true)).toEqual({ readreceipts: "all" });
  });
});

function download(message: WAMessage): Promise<Buffer> {
  return downloadMediaMessage(message, "buffer", {});
}
