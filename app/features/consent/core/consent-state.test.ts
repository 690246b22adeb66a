import { describe, expect, test } from "bun:test";
import { type ConsentRecord, consentChannelOf, consentState, stopPurpose } from "./consent-state";

const day = (n: number) => new Date(Date.UTC(2026, 10, n));
const a = (kind: ConsentRecord["kind"], n: number, rest: Partial<ConsentRecord> = {}): ConsentRecord => ({
  kind,
  at: day(n),
  channel: "whatsapp",
  purpose: "marketing",
  ...rest,
});
const now = day(28);

describe("what a person's records say today", () => {
  type Expected = { marketing: boolean; transactional: boolean; everything: boolean };
  test.each<[string, ConsentRecord[], Expected]>([
    ["nothing recorded", [], { marketing: false, transactional: false, everything: false }],
    ["stopped", [a("stopped", 2)], { marketing: true, transactional: false, everything: false }],
    [
      "importing again does not undo a stop",
      [a("stopped", 2), a("granted", 3, { basis: "consent", channel: "all", purpose: "all" })],
      { marketing: true, transactional: false, everything: false },
    ],
    [
      "START undoes it",
      [a("stopped", 2), a("resumed", 3)],
      { marketing: false, transactional: false, everything: false },
    ],
    [
      "heard out of order",
      [a("resumed", 3), a("stopped", 2)],
      { marketing: false, transactional: false, everything: false },
    ],
    [
      "at the same instant the stop wins",
      [a("stopped", 2), a("resumed", 2)],
      { marketing: true, transactional: false, everything: false },
    ],
    [
      "stopped again",
      [a("stopped", 2), a("resumed", 3), a("stopped", 4)],
      { marketing: true, transactional: false, everything: false },
    ],
    [
      "everything stopped",
      [a("stopped", 2, { purpose: "all" })],
      { marketing: true, transactional: true, everything: true },
    ],
    [
      "everything stopped on every channel",
      [a("stopped", 2, { purpose: "all", channel: "all" })],
      { marketing: true, transactional: true, everything: true },
    ],
    [
      "resuming offers leaves the rest stopped but lets us answer",
      [a("stopped", 2, { purpose: "all" }), a("resumed", 3)],
      { marketing: false, transactional: true, everything: false },
    ],
    [
      "an SMS stop says nothing about WhatsApp",
      [a("stopped", 2, { channel: "sms", purpose: "all" })],
      { marketing: false, transactional: false, everything: false },
    ],
    [
      "what has not happened yet does not count",
      [a("stopped", 29)],
      { marketing: false, transactional: false, everything: false },
    ],
  ])("%s", (_, records, expected) => {
    const { whatsapp } = consentState(records, now).channels;
    expect({
      marketing: whatsapp.marketingStopped !== undefined,
      transactional: whatsapp.transactionalStopped !== undefined,
      everything: whatsapp.everythingStopped !== undefined,
    }).toEqual(expected);
  });

  test.each([
    ["consent covers both", "consent", true, true],
    ["a contract is no consent to offers", "contract", false, true],
    ["legitimate interest covers both", "legitimate-interest", true, true],
  ] as const)("%s", (_, basis, marketing, transactional) => {
    const { sms } = consentState([a("granted", 1, { basis, channel: "all", purpose: "all" })], now).channels;
    expect([!!sms.marketingBasis, !!sms.transactionalBasis]).toEqual([marketing, transactional]);
  });

  test("blocking is over every channel, and can be undone", () => {
    expect(consentState([a("blocked", 1)], now).blocked).toEqual({ at: day(1) });
    expect(consentState([a("blocked", 1), a("unblocked", 2)], now).blocked).toBeUndefined();
    expect(consentState([a("unblocked", 2), a("blocked", 3)], now).blocked).toEqual({ at: day(3) });
  });

  test("the evidence and the first moment of a stop are kept", () => {
    const state = consentState(
      [a("stopped", 5, { evidence: "again" }), a("stopped", 2, { evidence: "SAIR" })],
      now,
    );
    expect(state.channels.whatsapp.marketingStopped).toEqual({ at: day(2), evidence: "SAIR" });
  });

  test("both kinds of WhatsApp are one channel to a person; STOP ends marketing there and everything on SMS", () => {
    expect((["meta", "whatsapp", "sms"] as const).map(consentChannelOf)).toEqual([
      "whatsapp",
      "whatsapp",
      "sms",
    ]);
    expect([stopPurpose("whatsapp"), stopPurpose("sms")]).toEqual(["marketing", "all"]);
  });
});
