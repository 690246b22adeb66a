import { describe, expect, test } from "bun:test";
import { whatsappIdOf } from "./message-id";
import {
  ANA,
  encrypted,
  file,
  fromAna,
  fromPhone,
  ME,
  message,
  NOW,
  one,
  parsed,
  T,
} from "./stored-nodes.fixture";

const AT = new Date(T * 1000);
const OUTGOING = "0192f3a4-0000-7000-8000-000000000001";

describe("what cannot be read", () => {
  const odd: [string, unknown][] = [
    ["nothing", undefined],
    ["text", "hello"],
    ["a later version", { v: 2, kind: "message" }],
    ["an unknown kind", { v: 1, kind: "news" }],
  ];
  test.each(odd)("%s is kept as it is", (_name, stored) => {
    expect(one(stored)).toMatchObject({ kind: "other", field: "stored" });
  });
  const broken: [string, unknown][] = [
    ["a message without attributes", { v: 1, kind: "message" }],
    ["attributes of other types", message({ conversation: 5 }, { id: 5, from: {}, t: [] })],
    ["a null peer", message({ conversation: "x" }, fromAna, { peer: null, me: null })],
    ["a receipt without anything", { v: 1, kind: "receipt" }],
    [
      "a receipt with odd ids",
      { v: 1, kind: "receipt", attrs: { from: "5511988887777@s.whatsapp.net" }, ids: [null, {}, 5] },
    ],
    ["a call without a call", { v: 1, kind: "call", attrs: { from: "5511988887777@s.whatsapp.net" } }],
    ["a history without message", { v: 1, kind: "history", chat: "5511988887777@s.whatsapp.net", id: "x" }],
    ["a mapping of letters", { v: 1, kind: "lid", lid: "a", pn: "b" }],
    [
      "wrappers without end",
      message(
        Array.from({ length: 50 }).reduce<object>((inner) => ({ ephemeralMessage: { message: inner } }), {}),
      ),
    ],
  ];
  test.each(broken)("%s throws nothing and says nothing of a person's", (_name, stored) => {
    for (const { kind } of parsed(stored)) expect(["other", "message", "status"]).toContain(kind);
  });
  test("what could not be deciphered leaves its place to the message when it is sent again", () => {
    expect(one(message(null))).toMatchObject({ kind: "other", field: "message.undecipherable" });
    expect(one({ ...message(null), unavailable: "undecipherable" })).toMatchObject({
      kind: "message",
      type: "unsupported",
      raw: { unavailable: "undecipherable" },
    });
  });
});

describe("nobody's inbox", () => {
  const chats = [
    "120363000000000000@g.us",
    "status@broadcast",
    "5511988887777@broadcast",
    "120363@newsletter",
    "1@bot",
  ];
  test.each(chats)("%s gives nothing at all", (from) => {
    const attrs = { ...fromAna, from, participant: "5511988887777@s.whatsapp.net" };
    expect(parsed(message({ conversation: "Oi" }, attrs))).toEqual([]);
    expect(parsed({ v: 1, kind: "receipt", attrs, me: ME, ids: ["A"] })).toEqual([]);
    expect(
      parsed({ v: 1, kind: "history", me: ME, chat: from, id: "A", t: "1", message: { conversation: "x" } }),
    ).toEqual([]);
  });
  test("a note to oneself is no conversation", () => {
    const attrs = { ...fromPhone, recipient: "5511900000001@s.whatsapp.net" };
    expect(one(message({ conversation: "lista" }, attrs))).toMatchObject({
      kind: "other",
      field: "message.to-self",
    });
  });
});

describe("who wrote", () => {
  const people: [string, object, object, object][] = [
    ["by LID with the phone beside it", fromAna, {}, ANA],
    [
      "by phone with the LID beside it",
      {
        ...fromAna,
        from: "5511988887777:3@s.whatsapp.net",
        sender_pn: undefined,
        sender_lid: "200000000000002@lid",
      },
      {},
      ANA,
    ],
    ["by LID alone", { ...fromAna, sender_pn: undefined }, {}, { lid: ANA.lid }],
    [
      "by LID, the phone known to the session",
      { ...fromAna, sender_pn: undefined },
      { peer: { pn: ANA.waId } },
      ANA,
    ],
    [
      "by phone alone",
      { ...fromAna, from: "551188887777@s.whatsapp.net", sender_pn: undefined },
      {},
      { waId: "551188887777" },
    ],
  ];
  test.each(people)("%s", (_name, attrs, more, from) => {
    const event = one(message({ conversation: "Oi" }, attrs, more));
    expect(event).toMatchObject({ kind: "message", text: "Oi", profileName: "Ana", at: AT });
    expect(event.kind === "message" && event.from).toEqual(from);
  });
});

describe("typed on the phone itself", () => {
  test("is an echo to the person", () => {
    expect(one(message({ extendedTextMessage: { text: "Bom dia" } }, fromPhone))).toMatchObject({
      kind: "echo",
      to: ANA,
      type: "text",
      text: "Bom dia",
      providerMessageId: "3EB0B1",
    });
  });
  test("is an echo also in its wrapper, which names the chat", () => {
    const sent = {
      deviceSentMessage: { destinationJid: "5511988887777@s.whatsapp.net", message: { imageMessage: file } },
    };
    const attrs = { id: "3EB0B1", from: "100000000000001@lid", t: String(T) };
    expect(one(message(sent, attrs))).toMatchObject({
      kind: "echo",
      to: { waId: ANA.waId },
      type: "image",
      media: { encrypted },
    });
  });
  test("one with an id of our shape says which row it may be", () => {
    const attrs = { ...fromPhone, id: whatsappIdOf(OUTGOING) };
    expect(one(message({ conversation: "x" }, attrs))).toMatchObject({
      kind: "echo",
      outgoingId: OUTGOING,
    });
  });
});

describe("receipts", () => {
  const receipt = (attrs: object, ids: unknown[] = [whatsappIdOf(OUTGOING)]) => ({
    v: 1,
    kind: "receipt",
    attrs: { id: "x", from: "200000000000002@lid", t: String(T), ...attrs },
    me: ME,
    ids,
  });
  const types: [string | undefined, string][] = [
    [undefined, "delivered"],
    ["inactive", "delivered"],
    ["read", "read"],
    ["played", "read"],
  ];
  test.each(types)("%s means %s, and names our row", (type, status) => {
    expect(one(receipt({ type }))).toEqual({
      kind: "status",
      providerMessageId: whatsappIdOf(OUTGOING),
      outgoingId: OUTGOING,
      status: status as "read",
      at: AT,
      to: { lid: ANA.lid },
    });
  });
  test.each(["read-self", "sender", "retry", "server-error", "hist_sync", "peer_msg"])(
    "%s moves nothing",
    (type) => {
      expect(one(receipt({ type }))).toMatchObject({ kind: "other" });
    },
  );
  test("of our own devices move nothing", () => {
    expect(one(receipt({ from: "100000000000001:4@lid", type: "read" }))).toMatchObject({ kind: "other" });
  });
  test("of many messages are one event each, a repeat once", () => {
    expect(
      parsed(receipt({}, ["A", "B", "A"])).map((event) => event.kind === "status" && event.providerMessageId),
    ).toEqual(["A", "B"]);
  });
  test("of a message typed on the phone have no outgoing id", () => {
    expect(one(receipt({}, ["3EB0B1"]))).not.toHaveProperty("outgoingId");
  });

  const ack = (error?: string) => ({
    v: 1,
    kind: "ack",
    attrs: {
      class: "message",
      id: whatsappIdOf(OUTGOING),
      from: "5511988887777@s.whatsapp.net",
      t: String(T),
      ...(error && { error }),
    },
  });
  test("the server's ack says that it went out, or with which code it did not", () => {
    expect(one(ack())).toMatchObject({ status: "sent", outgoingId: OUTGOING });
    expect(one(ack("463"))).toMatchObject({ status: "failed", outgoingId: OUTGOING, error: { code: "463" } });
  });
});

describe("calls", () => {
  const call = (tag: string, attrs: object = {}, video = false) => ({
    v: 1,
    kind: "call",
    attrs: { from: "200000000000002@lid", id: "1", t: String(T) },
    me: ME,
    call: {
      tag,
      video,
      attrs: {
        "call-id": "C1",
        "call-creator": "200000000000002@lid",
        caller_pn: "5511988887777@s.whatsapp.net",
        ...attrs,
      },
    },
  });
  const steps: [string, object, string][] = [
    ["offer", {}, "offered"],
    ["terminate", { reason: "timeout" }, "missed"],
    ["terminate", {}, "missed"],
    ["terminate", { reason: "accepted_elsewhere" }, "ended"],
    ["terminate", { reason: "rejected_elsewhere" }, "rejected"],
    ["reject", {}, "rejected"],
    ["accept", {}, "ended"],
  ];
  test.each(steps)("%s %p: %s", (tag, attrs, status) => {
    expect(one(call(tag, attrs, true))).toMatchObject({
      kind: "call",
      callId: "C1",
      from: ANA,
      status,
      video: true,
      at: AT,
    });
  });
  test("steps in between are kept as other", () => {
    expect(one(call("relaylatency"))).toMatchObject({ kind: "other", field: "call.relaylatency" });
  });
  test("of groups and by us give nothing", () => {
    expect(parsed(call("offer", { "group-jid": "120363@g.us" }))).toEqual([]);
    expect(parsed(call("offer", { "call-creator": "100000000000001:2@lid" }))).toEqual([]);
  });
});

describe("history and names", () => {
  const old = (more: object) => ({
    v: 1,
    kind: "history",
    me: ME,
    chat: "200000000000002@lid",
    peer: { pn: ANA.waId },
    id: "3EB0H",
    fromMe: false,
    t: String(T),
    message: { conversation: "antes" },
    ...more,
  });
  test("an old message is marked: nobody waits for an answer", () => {
    expect(one(old({ pushName: "Ana" }))).toMatchObject({
      kind: "message",
      old: true,
      from: ANA,
      text: "antes",
      profileName: "Ana",
      at: AT,
    });
    expect(one(old({ fromMe: true }))).toMatchObject({ kind: "echo", old: true, to: ANA });
  });
  test("a LID and a phone are one person", () => {
    expect(one({ v: 1, kind: "lid", lid: ANA.lid, pn: ANA.waId })).toEqual({
      kind: "same-person",
      address: ANA,
      at: NOW,
    });
  });
});
