import { describe, expect, test } from "bun:test";
import type { SignalKeyStore } from "@whiskeysockets/baileys";
import { proto } from "@whiskeysockets/baileys";
import { SENT_TYPE } from "~/features/whatsapp/sent-type";
import { createSentMessages } from "./sent-messages";

const ids = (written: Record<string, Record<string, string>> | undefined) =>
  Object.keys(written?.[SENT_TYPE] ?? {});

function open(kept: Record<string, string> = {}) {
  const keys = { get: async () => kept } as unknown as SignalKeyStore;
  return createSentMessages(keys);
}

const bytesOf = (message: proto.IMessage) =>
  Buffer.from(proto.Message.encode(message).finish()).toString("base64");

describe("what is sent is kept for those who ask again", () => {
  test("under its own id, once", () => {
    const sent = open();
    sent.begin("A");
    const message = { conversation: "para Ana" };
    sent.keep(message);
    expect(ids(sent.toWrite())).toEqual(["A"]);
    sent.keep(message);
    expect(sent.toWrite()).toBeUndefined();
  });

  test("an older message that goes out again meanwhile is not taken for it", () => {
    const sent = open();
    const older = { conversation: "para Bia" };
    sent.begin("A");
    sent.keep(older);
    sent.toWrite();
    sent.begin("B");
    sent.keep(older);
    sent.keep({ deviceSentMessage: { message: older } });
    expect(sent.toWrite()).toBeUndefined();
    const newer = { conversation: "para Ana" };
    sent.keep(newer);
    expect(sent.toWrite()).toEqual({ [SENT_TYPE]: { B: bytesOf(newer) } });
  });

  test("nor is one that another worker sent", async () => {
    const sent = open({ A: bytesOf({ conversation: "para Bia" }) });
    sent.begin("B");
    sent.keep((await sent.read("A"))!);
    expect(sent.toWrite()).toBeUndefined();
  });
});
