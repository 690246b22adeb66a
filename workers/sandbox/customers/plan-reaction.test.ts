import { describe, expect, test } from "bun:test";
import messages from "~/i18n/messages/pt-BR/sandbox.json";
import { DEFAULT_SETTINGS } from "../settings";
import { MAGIC_PHONES, magicDigits, magicPhone } from "./magic-phones";
import { planReaction, type Received } from "./plan-reaction";
import { REPLY_LINES, STOP_LINES } from "./reply-lines";

const aMessage = (changes: Partial<Received> = {}): Received => ({
  channel: "whatsapp",
  waId: "5511987650000",
  persona: "ordinary",
  count: 0,
  ...changes,
});
const everybody = Array.from({ length: 20_000 }, (_, index) =>
  planReaction(aMessage({ waId: String(5511930000000 + index) }), DEFAULT_SETTINGS),
);
const share = (what: (steps: (typeof everybody)[number]) => boolean) =>
  (100 * everybody.filter(what).length) / everybody.length;

describe("ordinary pretend customers", () => {
  test("97 % receive, 60 % of those read, about 1 % of the readers ask to stop", () => {
    const delivered = share((steps) => steps.some((step) => step.do === "delivered"));
    const read = share((steps) => steps.some((step) => step.do === "read"));
    const stop = share((steps) =>
      steps.some(
        (step) =>
          step.do === "reply" &&
          step.reply.type === "text" &&
          (STOP_LINES as readonly string[]).includes(step.reply.text),
      ),
    );
    expect(delivered).toBeCloseTo(97, 0);
    expect(read / delivered).toBeCloseTo(0.6, 1);
    expect(stop).toBeGreaterThan(0.3);
    expect(stop).toBeLessThan(1);
  });

  test("the same seed gives the same people, another seed others", () => {
    const other = { ...DEFAULT_SETTINGS, seed: "other" };
    expect(planReaction(aMessage(), DEFAULT_SETTINGS)).toEqual(planReaction(aMessage(), DEFAULT_SETTINGS));
    expect(planReaction(aMessage(), other)).not.toEqual(planReaction(aMessage(), DEFAULT_SETTINGS));
  });

  test("steps come in the order of life", () => {
    for (const steps of everybody) {
      for (let index = 1; index < steps.length; index++) {
        expect(steps[index]!.afterMs).toBeGreaterThanOrEqual(steps[index - 1]!.afterMs);
      }
    }
  });

  test("there are enough things to say", () => expect(new Set(REPLY_LINES).size).toBeGreaterThanOrEqual(60));
});

describe("magic phones", () => {
  test("are told apart from a neighbour outside the range", () => {
    expect(magicPhone("5511900000026")?.digits).toBe("026");
    expect(magicPhone("5511900001026")).toBeUndefined();
    expect(magicPhone("5521900000026")).toBeUndefined();
  });

  test("have three digits, each once", () => {
    const digits = MAGIC_PHONES.map((phone) => phone.digits);
    expect(new Set(digits).size).toBe(digits.length);
    for (const phone of MAGIC_PHONES) expect(magicDigits(phone)).toMatch(/^55119000000?\d{2,3}$/);
  });

  test("are all explained to people", () => {
    const texts = messages.magic as Record<string, { name: string; does: string }>;
    expect(Object.keys(texts).sort()).toEqual(MAGIC_PHONES.map((phone) => `p${phone.digits}`).sort());
  });

  test("a phone of the range without a trick just receives", () => {
    const steps = planReaction(aMessage({ waId: "5511900000333" }), DEFAULT_SETTINGS);
    expect(steps.map((step) => step.do)).toEqual(["sent", "delivered"]);
  });
});
