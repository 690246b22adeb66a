import { describe, expect, test } from "bun:test";
import { threadContent } from "./thread-content";

describe("what a page may know of a message", () => {
  test.each<[string, unknown, object | null]>([
    [
      "of Meta",
      { raw: { location: { latitude: -23.5, longitude: -46.6, name: "Loja" } } },
      { latitude: -23.5, longitude: -46.6, name: "Loja", address: "" },
    ],
    [
      "of WhatsApp by QR",
      { raw: { locationMessage: { degreesLatitude: 1, degreesLongitude: 2, address: "Rua A" } } },
      { latitude: 1, longitude: 2, name: "", address: "Rua A" },
    ],
    [
      "of ours",
      { location: { latitude: 0, longitude: 0 } },
      { latitude: 0, longitude: 0, name: "", address: "" },
    ],
    ["off the globe", { raw: { location: { latitude: 91, longitude: 0 } } }, null],
    ["that is none", { raw: { location: "here" } }, null],
    ["without anything", null, null],
  ])("a place %s", (_, content, location) => {
    expect(threadContent("location", content).location).toEqual(location as never);
  });

  test("cards of people, in either provider's words", () => {
    const card =
      "BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nitem1.TEL;waid=5511987650001:+55 11 98765-0001\nTEL;type=HOME:123\nEND:VCARD";
    expect(
      threadContent("contacts", { raw: { contactMessage: { displayName: "Ana", vcard: card } } }).contacts,
    ).toEqual([{ name: "Ana", phones: ["+55 11 98765-0001", "123"] }]);
    const ofMeta = [{ name: { formatted_name: "Bia" }, phones: [{ phone: "+5511" }, {}] }, { name: 1 }];
    expect(threadContent("contacts", { raw: { contacts: ofMeta } }).contacts).toEqual([
      { name: "Bia", phones: ["+5511"] },
      { name: "", phones: [] },
    ]);
  });

  test.each([
    ["https://fb.me/ad", "https://fb.me/ad"],
    ["javascript:alert(1)", null],
    ["data:text/html,x", null],
    [undefined, null],
  ])("an ad's address %p is shown as %p", (source_url, url) => {
    expect(threadContent("text", { referral: { source_url, headline: "Sofá" } }).referral).toEqual({
      title: "Sofá",
      url,
    });
  });

  test("the provider's object of a kind we do not know, without what opens its files", () => {
    const raw = {
      poll: {
        name: "Cor?",
        mediaKey: "k",
        directPath: "/v/x",
        url: "https://x",
        jpegThumbnail: "AA",
        options: [{ id: 1, words: "azul" }],
      },
    };
    const { payload } = threadContent("unsupported", { raw });
    expect(JSON.parse(payload!)).toEqual({ poll: { name: "Cor?", options: [{ words: "azul" }] } });
    expect(threadContent("text", { raw }).payload).toBeNull();
  });
});
