import { describe, expect, test } from "bun:test";
import en from "~/i18n/messages/en/refusals.json";
import ptBr from "~/i18n/messages/pt-BR/refusals.json";
import { classifyWhatsAppCode, WHATSAPP_CODES } from "./baileys/error-codes";
import { type ChannelKind, REFUSAL_REASONS } from "./channel";
import { classifyMetaCode, META_CODES } from "./meta-cloud/error-codes";
import { refusalMessageKey } from "./refusal-message-key";
import { classifyTwilioCode, TWILIO_CODES } from "./twilio-sms/error-codes";

const read = (messages: unknown, key: string): unknown =>
  key
    .split(".")
    .slice(1)
    .reduce((at: unknown, part) => (at as Record<string, unknown> | undefined)?.[part], messages);

const expectWords = (kind: ChannelKind, code: string, reason: (typeof REFUSAL_REASONS)[number]) => {
  const { title, next } = refusalMessageKey(kind, code, reason);
  for (const messages of [ptBr, en]) {
    expect({ title, words: read(messages, title) }).toEqual({ title, words: expect.stringMatching(/\S/) });
    expect({ next, words: read(messages, next) }).toEqual({ next, words: expect.stringMatching(/\S/) });
  }
};

describe("every refusal has plain words and a next step in both languages", () => {
  test.each([...REFUSAL_REASONS])("reason %s", (reason) => expectWords("meta", "none", reason));
  test("Meta's codes", () => {
    for (const code of Object.keys(META_CODES)) expectWords("meta", code, classifyMetaCode(code).reason);
  });
  test("Twilio's codes", () => {
    for (const code of Object.keys(TWILIO_CODES)) expectWords("sms", code, classifyTwilioCode(code).reason);
  });
  test("codes of WhatsApp by QR", () => {
    for (const code of Object.keys(WHATSAPP_CODES)) {
      expectWords("whatsapp", code, classifyWhatsAppCode(code).reason);
    }
  });
  test("and no sentence is for a code that nobody asks for", () => {
    for (const code of Object.keys(ptBr.meta))
      expect(refusalMessageKey("meta", code, "transient").title).toContain(code);
    for (const code of Object.keys(ptBr.sms))
      expect(refusalMessageKey("sms", code, "transient").title).toContain(code);
    for (const code of Object.keys(ptBr.whatsapp))
      expect(refusalMessageKey("whatsapp", code, "transient").title).toContain(code);
  });
  test("131026 says what the screen shows", () => {
    expect(read(ptBr, refusalMessageKey("meta", "131026", "not-on-channel").title)).toBe(
      "Este número não está no WhatsApp",
    );
  });
});
