import { describe, expect, test } from "bun:test";
import { type Door, greetingFor, type Opening } from "./greeting";

const now = new Date("2026-11-23T12:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const opening = (facts: Partial<Opening> = {}): Opening => ({
  opened: true,
  settled: false,
  type: "text",
  at: ago(0),
  greetedAt: null,
  ...facts,
});
const door: Door = {
  hours: { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" },
  zone: "America/Sao_Paulo",
  greeting: "Oi! Já vamos responder.",
  away: "Abrimos às 9h.",
};

describe("a person is not greeted", () => {
  test.each([
    ["in a conversation that is open already", { opened: false }, {}],
    ["for a stop word or an answer to a survey", { settled: true }, {}],
    ["for a reaction", { type: "reaction" }, {}],
    ["for what WhatsApp itself says", { type: "system" }, {}],
    ["for what arrives more than an hour late", { at: ago(61) }, {}],
    ["twice in twelve hours", { greetedAt: ago(12 * 60 - 1) }, {}],
    ["where there are no words for it", {}, { greeting: null }],
    ["with empty words", {}, { greeting: "  " }],
  ] as [string, Partial<Opening>, Partial<Door>][])("%s", (_, facts, otherDoor) => {
    expect(greetingFor(opening(facts), { ...door, ...otherDoor }, now)).toBeNull();
  });
});

describe("a person hears", () => {
  test.each([
    ["the greeting within the hours", opening(), door, now, door.greeting],
    ["the greeting where there are no hours", opening(), { ...door, hours: null }, now, door.greeting],
    ["it again after twelve hours", opening({ greetedAt: ago(12 * 60) }), door, now, door.greeting],
    [
      "the away message before the door opens in Manaus",
      opening(),
      { ...door, zone: "America/Manaus" },
      now,
      door.away,
    ],
  ] as [string, Opening, Door, Date, string][])("%s", (_, facts, at, when, words) => {
    expect(greetingFor(facts, at, when)).toBe(words);
  });

  test("by the company's clock across midnight: open on Friday night, away on Saturday", () => {
    const bar = { ...door, hours: { days: [5], from: "20:00", to: "02:00" } };
    const words = (moment: string) => {
      const at = new Date(moment);
      return greetingFor(opening({ at }), bar, at);
    };
    expect(words("2026-11-28T04:59:00Z")).toBe(door.greeting);
    expect(words("2026-11-28T05:00:00Z")).toBe(door.away);
  });
});
