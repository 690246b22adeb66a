import { expect, test } from "bun:test";
import { parseChannelKind } from "./parse-channel-kind";

test.each([
  ["meta", "meta"],
  ["META", "meta"],
  [" Sms ", "sms"],
  ["WhatsApp", "whatsapp"],
  ["telegram", undefined],
  ["", undefined],
  ["constructor", undefined],
])("%p is %p", (text, kind) => {
  expect(parseChannelKind(text)).toBe(kind as "meta" | undefined);
});
