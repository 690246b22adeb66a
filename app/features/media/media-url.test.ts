import { describe, expect, test } from "bun:test";
import { type MediaTicket, mediaExpiry, mediaPath, readMediaPath } from "./media-url";

const key = (byte: number) => ({ id: String(byte), key: Buffer.alloc(32, byte) });
const KEYS = [key(1)];
const NOW = new Date("2026-11-22T12:34:56Z");
const ticket: MediaTicket = {
  companyId: "0190a000-0000-7000-8000-000000000001",
  mediaId: "0190a000-0000-7000-8000-000000000002",
  variant: "whole",
  expiresAt: mediaExpiry(NOW),
};

/** What the address of `ticket` allows, after a change. */
function read(
  change: { id?: string; keys?: typeof KEYS; now?: Date; edit?: (query: URLSearchParams) => void } = {},
) {
  const { pathname, searchParams } = new URL(mediaPath(ticket, KEYS), "http://x");
  change.edit?.(searchParams);
  const id = change.id ?? pathname.split("/").at(-1)!;
  return readMediaPath(id, searchParams, change.keys ?? KEYS, change.now ?? NOW);
}
const set = (name: string, value: string) => (query: URLSearchParams) => query.set(name, value);

describe("an address that is not as we signed it allows nothing", () => {
  test.each([
    ["another file", { id: "0190a000-0000-7000-8000-000000000003" }],
    ["another company", { edit: set("c", "0190a000-0000-7000-8000-000000000009") }],
    ["the small picture instead", { edit: set("v", "t") }],
    ["a later end", { edit: set("e", String(ticket.expiresAt + 3_600)) }],
    ["an end that is no number", { edit: set("e", "x") }],
    ["no end", { edit: (query: URLSearchParams) => query.delete("e") }],
    ["no signature", { edit: set("s", "") }],
    ["half a signature", { edit: (query: URLSearchParams) => query.set("s", query.get("s")!.slice(0, 20)) }],
    ["another installation's key", { keys: [key(2)] }],
    ["no key", { keys: [] }],
  ])("%s", (_, change) => {
    expect(read(change)).toBe("forged");
  });

  test("nor after its end", () => {
    const at = (seconds: number) => read({ now: new Date(seconds * 1_000) });
    expect(at(ticket.expiresAt)).toBe("expired");
    expect(at(ticket.expiresAt - 1)).toEqual(ticket);
  });
});

test("as we signed it, it allows its file; also when the keys have been rotated since", () => {
  expect(read()).toEqual(ticket);
  expect(read({ keys: [key(2), key(1)] })).toEqual(ticket);
});

test.each([
  ["12:00:00", "14:00:00"],
  ["12:59:59", "14:00:00"],
  ["13:00:00", "15:00:00"],
])("made at %s it lives until %s: addresses stay the same for an hour", (made, end) => {
  const expiry = mediaExpiry(new Date(`2026-11-22T${made}Z`));
  expect(new Date(expiry * 1_000).toISOString()).toBe(`2026-11-22T${end}.000Z`);
});
