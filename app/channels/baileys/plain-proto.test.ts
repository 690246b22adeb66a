import { describe, expect, test } from "bun:test";
import { proto } from "@whiskeysockets/baileys";
import { plainProto } from "./plain-proto";

describe("a protobuf message as plain JSON", () => {
  const message = proto.Message.decode(
    proto.Message.encode({
      imageMessage: {
        mediaKey: Buffer.from([0, 255, 16]),
        fileLength: 9_007_199_254_740_993n as unknown as number,
        caption: "veja 😀",
        height: 0,
      },
      protocolMessage: {
        type: proto.Message.ProtocolMessage.Type.MESSAGE_EDIT,
        key: { id: "A", fromMe: true },
      },
    }).finish(),
  );

  test("is exact, and says only what was sent", () => {
    const plain = JSON.parse(JSON.stringify(plainProto(message)));
    expect(plain.imageMessage).toMatchObject({ mediaKey: "AP8Q", caption: "veja 😀", height: 0 });
    expect(plain.imageMessage).not.toHaveProperty("width");
    expect(plain.protocolMessage).toEqual({ type: 14, key: { id: "A", fromMe: true } });
  });

  const numbers: [string, object, string][] = [
    ["the largest unsigned", { low: -1, high: -1, unsigned: true }, "18446744073709551615"],
    ["a negative", { low: -2, high: -1, unsigned: false }, "-2"],
    ["one beyond what a number holds", { low: 1, high: 2_097_152, unsigned: true }, "9007199254740993"],
  ];
  test.each(numbers)("%s of 64 bits is text", (_name, value, text) => {
    expect(plainProto({ value, list: [value], big: 5n })).toEqual({ value: text, list: [text], big: "5" });
  });
});
