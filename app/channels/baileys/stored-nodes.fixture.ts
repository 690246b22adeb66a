import { expect } from "bun:test";
import type { ChannelEvent } from "../channel-event";
import { parseStored } from "./parse-stored";

export const T = 1_790_000_000;
export const NOW = new Date("2026-11-22T12:00:00Z");
export const ME = { pn: "5511900000001", lid: "100000000000001" };
export const ANA = { waId: "5511988887777", lid: "200000000000002" };

export const parsed = (stored: unknown): ChannelEvent[] => parseStored(stored, NOW).map(({ event }) => event);
export const one = (stored: unknown): ChannelEvent => {
  const events = parsed(stored);
  expect(events).toHaveLength(1);
  return events[0]!;
};

export const fromAna = {
  id: "3EB0A1",
  from: "200000000000002@lid",
  sender_pn: "5511988887777@s.whatsapp.net",
  t: String(T),
  notify: "Ana",
};
export const fromPhone = {
  id: "3EB0B1",
  from: "5511900000001:7@s.whatsapp.net",
  recipient: "200000000000002@lid",
  peer_recipient_pn: "5511988887777@s.whatsapp.net",
  t: String(T),
};
export const message = (content: object | null, attrs: object = fromAna, more: object = {}) => ({
  v: 1,
  kind: "message",
  attrs,
  me: ME,
  message: content,
  ...more,
});
export const file = {
  mimetype: "image/jpeg",
  mediaKey: "a2V5",
  directPath: "/v/1",
  fileSha256: "c2hh",
  fileLength: "2048",
};
export const encrypted = { family: "image", key: "a2V5", directPath: "/v/1" };
