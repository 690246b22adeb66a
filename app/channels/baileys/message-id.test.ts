import { describe, expect, test } from "bun:test";
import { outgoingIdOf, whatsappIdOf } from "./message-id";

describe("our outgoing id as a WhatsApp message id", () => {
  test("there and back", () => {
    for (let n = 0; n < 100; n += 1) {
      const id = Bun.randomUUIDv7();
      expect(whatsappIdOf(id)).toMatch(/^[0-9A-F]{32}$/);
      expect(outgoingIdOf(whatsappIdOf(id))).toBe(id);
    }
  });

  const notOurs: [string, string][] = [
    ["a phone's", "3EB0C767D26A8D0F1A2B3C"],
    ["a phone's of our length with another version", "AC0FE0F5E4A3419F9D0B2C1D0E9F8A7B"],
    ["another variant", "0192F3A4000070001000000000000001"],
    ["lower case", "0192f3a4000070008000000000000001"],
    ["a UUID as we write it", "0192f3a4-0000-7000-8000-000000000001"],
    ["Meta's", "wamid.HBgNNTUxMTk5OTk5OTk5ORUCABEYEjA="],
    ["nothing", ""],
  ];
  test.each(notOurs)("%s is none of ours", (_name, id) => {
    expect(outgoingIdOf(id)).toBeUndefined();
  });

  test("something that is no UUID is a bug and throws", () => {
    expect(() => whatsappIdOf("12")).toThrow("Not an outgoing id");
  });
});
