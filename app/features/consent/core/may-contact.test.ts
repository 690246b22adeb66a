import { describe, expect, test } from "bun:test";
import type { ChannelKind } from "~/channels/channel";
import { MARKETING_SEND_WINDOW } from "~/features/outgoing/core/send-window";
import {
  type ContactContext,
  type ContactFacts,
  type ContactPurpose,
  isUnitedStatesNumber,
  mayContact,
} from "./may-contact";

/** Tuesday, 10:00 in São Paulo, 09:00 in Manaus. */
const now = new Date("2026-11-24T13:00:00Z");
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const mark = { at: new Date("2026-01-01T00:00:00Z") };

const person = (facts: Partial<ContactFacts> = {}): ContactFacts => ({
  consent: { marketingBasis: mark, transactionalBasis: mark },
  phone: "+5511900000001",
  country: "BR",
  zone: "America/Sao_Paulo",
  ...facts,
});
const stoppedOffers = { marketingBasis: mark, marketingStopped: mark };
const stoppedAll = {
  marketingBasis: mark,
  marketingStopped: mark,
  transactionalStopped: mark,
  everythingStopped: mark,
};
const answer = (
  facts: Partial<ContactFacts>,
  channel: ChannelKind = "meta",
  purpose: ContactPurpose = "marketing",
  context: Partial<ContactContext> = {},
  at = now,
) => mayContact(person(facts), channel, purpose, at, { content: "template", ...context });

describe("a person who must not be written to", () => {
  const inWindow: Partial<ContactContext> = { content: "free-text", serviceWindowUntil: later(1) };
  test.each<[string, string, Partial<ContactFacts>, ChannelKind, ContactPurpose, Partial<ContactContext>]>([
    ["erased", "erased", { erased: true }, "meta", "conversation", inWindow],
    ["blocked by the team", "blocked", { blocked: true }, "meta", "conversation", inWindow],
    ["stopped offers on WhatsApp", "stopped", { consent: stoppedOffers }, "meta", "marketing", {}],
    ["stopped everything, transactional", "stopped", { consent: stoppedAll }, "sms", "transactional", {}],
    ["stopped everything, even an answer", "stopped", { consent: stoppedAll }, "sms", "conversation", {}],
    ["without an address", "no-address", { noAddress: true }, "meta", "marketing", {}],
    ["with a wrong phone", "invalid-phone", { invalidPhone: true }, "sms", "marketing", {}],
    ["the sender's own number", "own-number", { isSender: true }, "meta", "marketing", {}],
    ["not on WhatsApp", "not-on-channel", { notOnChannel: true }, "meta", "marketing", {}],
    ["in a forbidden country", "country-forbidden", { countryForbidden: true }, "meta", "marketing", {}],
    [
      "a United States number, offers on the Cloud API",
      "us-marketing",
      { phone: "+12125550101", country: "US" },
      "meta",
      "marketing",
      {},
    ],
    [
      "a +1 number of unknown country",
      "us-marketing",
      { phone: "+12125550101", country: undefined },
      "meta",
      "marketing",
      {},
    ],
    [
      "never agreed to offers",
      "not-opted-in",
      { consent: { transactionalBasis: mark } },
      "meta",
      "marketing",
      {},
    ],
    ["free text, no window ever", "window-closed", {}, "meta", "conversation", { content: "free-text" }],
    [
      "free text, window over this very moment",
      "window-closed",
      {},
      "meta",
      "conversation",
      { content: "free-text", serviceWindowUntil: now },
    ],
    [
      "cap reached, campaign does not wait",
      "capped",
      {},
      "meta",
      "marketing",
      { cap: { limit: 1, hours: 24, sent: 1, oldestAt: later(-1), whenReached: "skip" } },
    ],
  ])("%s: %s", (_, why, facts, channel, purpose, context) =>
    expect(answer(facts, channel, purpose, context)).toEqual({ answer: "no", why } as never),
  );

  test("what the person wants comes before everything else that is wrong", () =>
    expect(answer({ consent: stoppedOffers, noAddress: true, notOnChannel: true })).toMatchObject({
      why: "stopped",
    }));
});

describe("a person who may be written to now", () => {
  test.each<[string, Partial<ContactFacts>, ChannelKind, ContactPurpose, Partial<ContactContext>]>([
    ["agreed to offers, inside the hours", {}, "meta", "marketing", { sendWindow: MARKETING_SEND_WINDOW }],
    [
      "stopped offers, an agent answers inside the window",
      { consent: stoppedOffers },
      "meta",
      "conversation",
      { content: "free-text", serviceWindowUntil: later(1) },
    ],
    ["stopped offers, a receipt", { consent: stoppedOffers }, "meta", "transactional", {}],
    ["a receipt needs no consent to offers", { consent: {} }, "sms", "transactional", {}],
    ["no opt-in asked for", { consent: {} }, "sms", "marketing", { needsOptIn: false }],
    ["a Canadian number", { phone: "+14165550101", country: "CA" }, "meta", "marketing", {}],
    ["a United States number by SMS", { phone: "+12125550101", country: "US" }, "sms", "marketing", {}],
    [
      "a United States number, a receipt",
      { phone: "+12125550101", country: "US" },
      "meta",
      "transactional",
      {},
    ],
    [
      "an answer at three in the morning",
      {},
      "whatsapp",
      "conversation",
      { content: "free-text", sendWindow: { days: [7], from: "01:00", to: "02:00" } },
    ],
    ["free text by QR needs no window", {}, "whatsapp", "marketing", { content: "free-text" }],
    [
      "cap not reached",
      {},
      "meta",
      "marketing",
      { cap: { limit: 2, hours: 24, sent: 1, oldestAt: later(-1), whenReached: "skip" } },
    ],
    [
      "the oldest has just left the period",
      {},
      "meta",
      "marketing",
      { cap: { limit: 1, hours: 24, sent: 1, oldestAt: later(-24), whenReached: "skip" } },
    ],
    ["held back by Meta until this moment", { frequencyHoldUntil: now }, "meta", "marketing", {}],
    [
      "held back by Meta, but this is a receipt",
      { frequencyHoldUntil: later(5) },
      "meta",
      "transactional",
      {},
    ],
  ])("%s", (_, facts, channel, purpose, context) =>
    expect(answer(facts, channel, purpose, context)).toEqual({ answer: "yes" }),
  );
});

describe("a person who waits", () => {
  const morning = new Date("2026-11-24T12:00:00Z");
  test("until 09:00 in Manaus, while São Paulo already receives", () => {
    const context = { sendWindow: MARKETING_SEND_WINDOW };
    expect(answer({}, "meta", "marketing", context, morning)).toEqual({ answer: "yes" });
    expect(answer({ zone: "America/Manaus" }, "meta", "marketing", context, morning)).toEqual({
      answer: "later",
      why: "send-window",
      until: now,
    });
  });
  test("until Meta lets offers through again, and then for the morning", () => {
    expect(answer({ frequencyHoldUntil: later(3) })).toEqual({
      answer: "later",
      why: "frequency-cap",
      until: later(3),
    });
    expect(
      answer({ frequencyHoldUntil: later(14) }, "meta", "marketing", { sendWindow: MARKETING_SEND_WINDOW }),
    ).toEqual({
      answer: "later",
      why: "frequency-cap",
      until: new Date("2026-11-25T12:00:00Z"),
    });
  });
  test("until the company's cap has room, the latest of all waits", () => {
    const cap = { limit: 1, hours: 24, sent: 3, oldestAt: later(-1), whenReached: "wait" as const };
    expect(answer({ frequencyHoldUntil: later(3) }, "meta", "marketing", { cap })).toEqual({
      answer: "later",
      why: "contact-cap",
      until: later(23),
    });
  });
  test("a day when the hours never open", () =>
    expect(
      answer({}, "meta", "marketing", { sendWindow: { days: [], from: "09:00", to: "20:00" } }),
    ).toMatchObject({
      answer: "later",
      why: "send-window",
      until: later(24),
    }));
});

test("+1 is the United States unless another country is known", () => {
  expect(isUnitedStatesNumber("+12125550101", undefined)).toBe(true);
  expect(isUnitedStatesNumber("+18095550101", "DO")).toBe(false);
  expect(isUnitedStatesNumber(undefined, "US")).toBe(true);
  expect(isUnitedStatesNumber("+5511900000001", "BR")).toBe(false);
});
