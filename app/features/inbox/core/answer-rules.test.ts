import { describe, expect, test } from "bun:test";
import type { ChannelKind } from "~/channels/channel";
import { channelFor } from "~/channels/registry.server";
import { type AnswerFacts, answerRules } from "./answer-rules";

const NOW = new Date("2026-11-20T12:00:00.000Z");
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);
const person = { consent: {}, zone: "America/Sao_Paulo", phone: "+5511987650001" };
const facts = (kind: ChannelKind, more: Partial<AnswerFacts> = {}): AnswerFacts => ({
  kind,
  connectionState: "active",
  can: channelFor(kind).can,
  person,
  windowUntil: hours(3),
  freeEntryUntil: null,
  undoSeconds: 5,
  ...more,
});
const stopped = { at: NOW };

describe("an answer", () => {
  test.each<[string, AnswerFacts, string | null]>([
    ["may go to somebody who wrote", facts("meta"), null],
    [
      "may go to whoever stopped marketing",
      facts("meta", { person: { ...person, consent: { marketingStopped: stopped } } }),
      null,
    ],
    [
      "not by SMS to whoever stopped",
      facts("sms", { person: { ...person, consent: { everythingStopped: stopped } } }),
      "stopped",
    ],
    ["not to whoever is blocked", facts("whatsapp", { person: { ...person, blocked: true } }), "blocked"],
    ["not to nobody's address", facts("whatsapp", { person: { ...person, noAddress: true } }), "no-address"],
    [
      "not to a number that is not there",
      facts("meta", { person: { ...person, notOnChannel: true } }),
      "not-on-channel",
    ],
    ["not from a removed number", facts("meta", { connectionState: "removed" }), "connection-removed"],
    ["a closed window is no refusal: a template may go", facts("meta", { windowUntil: hours(-1) }), null],
  ])("%s", (_, given, refused) => {
    expect(answerRules(given, NOW).refused).toEqual(
      refused === null ? null : { key: `inbox-answer.refused.${refused}` },
    );
  });

  test.each<[string, string | null]>([
    ["active", null],
    ["paused", "paused"],
    ["pending", "pending"],
    ["needs-reconnect", "needs-reconnect"],
    ["blocked", "blocked"],
    ["removed", null],
  ])("of a number that is %s waits: %p", (connectionState, why) => {
    const { waits } = answerRules(facts("meta", { connectionState }), NOW);
    expect(waits).toEqual(why === null ? null : { key: `inbox-answer.waits.${why}` });
  });

  test("knows its window where there is one, and files not by SMS", () => {
    expect(answerRules(facts("meta"), NOW)).toMatchObject({
      windowUntil: hours(3).toISOString(),
      windowClosed: false,
    });
    expect(answerRules(facts("meta", { windowUntil: null }), NOW)).toMatchObject({
      windowUntil: null,
      windowClosed: true,
    });
    expect(answerRules(facts("whatsapp", { windowUntil: null }), NOW)).toMatchObject({ windowClosed: false });
    expect(answerRules(facts("sms"), NOW).can.media).toBe(false);
  });
});
