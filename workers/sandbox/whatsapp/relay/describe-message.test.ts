import { expect, test } from "bun:test";
import { proto } from "@whiskeysockets/baileys";
import { describeMessage } from "./describe-message";

const { REVOKE, MESSAGE_EDIT } = proto.Message.ProtocolMessage.Type;
const key = { id: "M1", remoteJid: "1@lid" };

const CASES: [string, proto.IMessage, object][] = [
  ["text", { conversation: "oi" }, { type: "text", text: "oi" }],
  [
    "reply",
    { extendedTextMessage: { text: "sim", contextInfo: { stanzaId: "M1" } } },
    { type: "text", text: "sim", aboutId: "M1" },
  ],
  ["photo", { imageMessage: { caption: "c" } }, { type: "image", text: "c" }],
  [
    "photo seen once",
    { viewOnceMessageV2: { message: { imageMessage: {} } } },
    { type: "image", text: "", viewOnce: true },
  ],
  ["voice note", { audioMessage: { ptt: true } }, { type: "voice", text: "" }],
  ["audio", { audioMessage: {} }, { type: "audio", text: "" }],
  ["document", { documentMessage: { fileName: "n.pdf" } }, { type: "document", text: "n.pdf" }],
  [
    "document with caption",
    { documentWithCaptionMessage: { message: { documentMessage: { caption: "nota" } } } },
    { type: "document", text: "nota" },
  ],
  [
    "place",
    { locationMessage: { degreesLatitude: -8, degreesLongitude: -34 } },
    { type: "location", text: "-8, -34" },
  ],
  ["reaction", { reactionMessage: { key, text: "👍" } }, { type: "reaction", text: "👍", aboutId: "M1" }],
  ["deletion", { protocolMessage: { type: REVOKE, key } }, { type: "revoke", text: "", aboutId: "M1" }],
  [
    "edit",
    { protocolMessage: { type: MESSAGE_EDIT, key, editedMessage: { conversation: "certo" } } },
    { type: "edit", text: "certo", aboutId: "M1" },
  ],
  ["poll", { pollCreationMessageV3: { name: "Qual?" } }, { type: "poll", text: "Qual?" }],
  [
    "disappearing text",
    { ephemeralMessage: { message: { conversation: "psiu" } } },
    { type: "text", text: "psiu" },
  ],
  ["nothing known", {}, { type: "other", text: "" }],
];

test.each(CASES)("%s", (_name, message, described) => {
  expect(describeMessage(message)).toEqual(described as ReturnType<typeof describeMessage>);
});
