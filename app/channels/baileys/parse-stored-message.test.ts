import { describe, expect, test } from "bun:test";
import { ANA, encrypted, file, fromAna, fromPhone, message, one } from "./stored-nodes.fixture";

describe("every kind of message", () => {
  const reply = { contextInfo: { stanzaId: "3EB0Q", isForwarded: true } };
  const kinds: [string, object, object][] = [
    ["text", { conversation: "Oi" }, { type: "text", text: "Oi" }],
    [
      "a reply, forwarded",
      { extendedTextMessage: { text: "Sim", ...reply } },
      { type: "text", text: "Sim", contextMessageId: "3EB0Q", forwarded: true },
    ],
    [
      "an image",
      { imageMessage: { ...file, caption: "veja" } },
      { type: "image", text: "veja", media: { mimeType: "image/jpeg", bytes: 2048, encrypted } },
    ],
    ["a video", { videoMessage: { ...file, seconds: 9 } }, { type: "video", media: { seconds: 9 } }],
    ["a GIF", { videoMessage: { ...file, gifPlayback: true } }, { type: "video" }],
    ["a round video", { ptvMessage: file }, { type: "video" }],
    ["a sound", { audioMessage: file }, { type: "audio" }],
    [
      "a voice note",
      { audioMessage: { ...file, ptt: true, seconds: 4 } },
      { type: "voice", media: { seconds: 4, encrypted: { family: "audio" } } },
    ],
    [
      "a document",
      { documentMessage: { ...file, fileName: "a.pdf" } },
      { type: "document", media: { filename: "a.pdf" } },
    ],
    [
      "a document with words",
      { documentWithCaptionMessage: { message: { documentMessage: { ...file, caption: "leia" } } } },
      { type: "document", text: "leia" },
    ],
    ["a sticker", { stickerMessage: file }, { type: "sticker" }],
    [
      "a place",
      { locationMessage: { degreesLatitude: -23.5, degreesLongitude: -46.6 } },
      { type: "location", text: "-23.5, -46.6" },
    ],
    [
      "a named place",
      { locationMessage: { degreesLatitude: 1, degreesLongitude: 2, name: "Padaria", address: "Rua A" } },
      { type: "location", text: "Padaria, Rua A" },
    ],
    [
      "a place that moves",
      { liveLocationMessage: { degreesLatitude: 1, degreesLongitude: 2, caption: "indo" } },
      { type: "location", text: "indo" },
    ],
    ["a contact card", { contactMessage: { displayName: "Bia" } }, { type: "contacts", text: "Bia" }],
    [
      "contact cards",
      { contactsArrayMessage: { contacts: [{ displayName: "Bia" }, { displayName: "Caio" }] } },
      { type: "contacts", text: "Bia, Caio" },
    ],
    [
      "a reaction",
      { reactionMessage: { key: { id: "3EB0Q", fromMe: true }, text: "👍" } },
      { type: "reaction", text: "👍", contextMessageId: "3EB0Q" },
    ],
    [
      "a reaction taken back",
      { reactionMessage: { key: { id: "3EB0Q" }, text: "" } },
      { type: "reaction", text: "", contextMessageId: "3EB0Q" },
    ],
    [
      "a button's answer",
      { buttonsResponseMessage: { selectedButtonId: "yes", selectedDisplayText: "Sim" } },
      { type: "interactive", text: "Sim", payload: "yes" },
    ],
    [
      "a list's answer",
      { listResponseMessage: { title: "Segunda", singleSelectReply: { selectedRowId: "mon" } } },
      { type: "interactive", text: "Segunda", payload: "mon" },
    ],
    [
      "a template's answer",
      { templateButtonReplyMessage: { selectedId: "STOP", selectedDisplayText: "Parar" } },
      { type: "button", text: "Parar", payload: "STOP" },
    ],
    [
      "a form's answer",
      {
        interactiveResponseMessage: {
          body: { text: "Pronto" },
          nativeFlowResponseMessage: { paramsJson: "{}" },
        },
      },
      { type: "interactive", text: "Pronto", payload: "{}" },
    ],
    [
      "a business's template",
      { templateMessage: { hydratedTemplate: { hydratedContentText: "Seu código" } } },
      { type: "interactive", text: "Seu código" },
    ],
    [
      "a disappearing message",
      { ephemeralMessage: { message: { extendedTextMessage: { text: "psiu" } } } },
      { type: "text", text: "psiu" },
    ],
    ["a picture seen once", { viewOnceMessageV2: { message: { imageMessage: file } } }, { type: "image" }],
    [
      "wrapped twice",
      { ephemeralMessage: { message: { viewOnceMessage: { message: { imageMessage: file } } } } },
      { type: "image" },
    ],
    [
      "a poll",
      { messageContextInfo: {}, pollCreationMessageV3: { name: "Quando?" } },
      { type: "unsupported", text: "", raw: { pollCreationMessageV3: { name: "Quando?" } } },
    ],
  ];
  test.each(kinds)("%s", (_name, content, expected) => {
    expect(one(message(content))).toMatchObject({
      kind: "message",
      providerMessageId: "3EB0A1",
      ...expected,
    });
  });
  test("what the phone keeps to itself is shown as such", () => {
    expect(one(message(null, fromAna, { unavailable: "view-once" }))).toMatchObject({
      kind: "message",
      type: "unsupported",
    });
  });
  const nothing: [string, object][] = [
    ["keys", { senderKeyDistributionMessage: { groupId: "x" }, messageContextInfo: {} }],
    ["settings among devices", { protocolMessage: { type: 3, ephemeralExpiration: 86400 } }],
    ["a vote", { pollUpdateMessage: { vote: {} } }],
    ["nothing", {}],
  ];
  test.each(nothing)("%s says nothing", (_name, content) => {
    expect(one(message(content))).toMatchObject({ kind: "other" });
  });
});

describe("changes", () => {
  const key = { id: "3EB0Q", fromMe: true };
  const edited = { protocolMessage: { type: 14, key, editedMessage: { conversation: "certo" } } };
  test("a message edited, as Baileys and as phones wrap it", () => {
    const expected = { kind: "message-edited", providerMessageId: "3EB0Q", from: ANA, text: "certo" };
    expect(one(message(edited))).toMatchObject(expected);
    expect(one(message({ editedMessage: { message: edited } }))).toMatchObject(expected);
  });
  test("a message taken back, with its type as number, name or default", () => {
    for (const type of [0, "REVOKE", undefined]) {
      const event = one(message({ protocolMessage: { type, key } }));
      expect(event).toMatchObject({ kind: "message-revoked", providerMessageId: "3EB0Q", from: ANA });
      expect(event).not.toHaveProperty("fromMe");
    }
  });
  test("on our own phone it is ours that changes", () => {
    expect(one(message(edited, fromPhone))).toMatchObject({
      kind: "message-edited",
      fromMe: true,
      from: ANA,
    });
  });
});
