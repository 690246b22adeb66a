import { describe, expect, test } from "bun:test";
import { isDirectChat } from "~/channels/baileys/is-direct-chat";
import { chatKeys } from "./chat-key";

describe("whose chats are stored at all", () => {
  const chats: [string, unknown, boolean][] = [
    ["a phone", "5511900000000@s.whatsapp.net", true],
    ["a device of a phone", "5511900000000:3@s.whatsapp.net", true],
    ["a LID", "112233445566778@lid", true],
    ["a hosted phone", "5511900000000@hosted", true],
    ["a group", "120363000000000000@g.us", false],
    ["somebody's status", "status@broadcast", false],
    ["a broadcast list", "5511900000000@broadcast", false],
    ["a channel", "120363000000000000@newsletter", false],
    ["Meta AI", "867051314767696@bot", false],
    ["Meta AI by number", "13135550002@c.us", false],
    ["WhatsApp itself", "0@c.us", false],
    ["letters", "someone@s.whatsapp.net", false],
    ["no JID", "5511900000000", false],
    ["nothing", undefined, false],
  ];
  test.each(chats)("%s", (_name, jid, direct) => {
    expect(isDirectChat(jid)).toBe(direct);
  });
});

describe("what names a private chat", () => {
  test("a phone is one in every spelling, and a LID is its own", () => {
    expect(chatKeys("551181234567@s.whatsapp.net")).toEqual(["5511981234567"]);
    expect(chatKeys("5511981234567@s.whatsapp.net", "99887766554433@lid", undefined)).toEqual([
      "5511981234567",
      "99887766554433@lid",
    ]);
  });
  test("a group has no name", () => {
    expect(chatKeys("120363000000000000@g.us")).toEqual([]);
  });
});
