import { expect, test } from "bun:test";
import { type WatchDecision, type WatchFacts, watchDecision } from "./watch-decision";

const NOW = new Date("2026-11-24T12:00:00Z");
const FACTS: WatchFacts = {
  state: "running",
  pauseReason: null,
  schedule: { kind: "now" },
  startAt: null,
  prepared: true,
  updatedAt: NOW,
  connectionActive: true,
  quality: "green",
  templateStatus: "APPROVED",
  templateGone: false,
  counts: { waiting: 1 },
  results: { total: 0, failedBy: {} },
};
const earlier = new Date(NOW.getTime() - 30_000);
const later = new Date(NOW.getTime() + 1);
const paused = { state: "paused" } as const;
const pause = (why: string) => ({ do: "pause", why }) as WatchDecision;

test.each([
  ["a draft", { state: "draft" }, { do: "nothing" }],
  ["runs well", {}, { do: "nothing" }],
  ["nobody is left", { counts: { read: 3, unknown: 1 } }, { do: "finish" }],
  [
    "nobody is left in a stopped number: done is done",
    { counts: { read: 3 }, connectionActive: false },
    { do: "finish" },
  ],
  ["nobody waits yet, for the audience is not in", { counts: {}, prepared: false }, { do: "nothing" }],
  ["the number stopped", { connectionActive: false, quality: "red" }, pause("connection-stopped")],
  ["a red number", { quality: "red" }, pause("quality-red")],
  ["the template is gone", { templateGone: true }, pause("template-missing")],
  ["people report us", { results: { total: 3, failedBy: { "131048": 3 } } }, pause("spam-limit")],
  ["preparing, saved just now", { state: "preparing", prepared: false }, { do: "nothing" }],
  [
    "preparing, nothing saved for long",
    { state: "preparing", prepared: false, updatedAt: earlier },
    { do: "prepare-again" },
  ],
  ["not due", { state: "scheduled", schedule: { kind: "at", at: "" }, startAt: later }, { do: "nothing" }],
  ["due", { state: "scheduled", schedule: { kind: "at", at: "" }, startAt: NOW }, { do: "start" }],
  [
    "due, but the number stopped",
    { state: "scheduled", startAt: NOW, connectionActive: false },
    pause("connection-stopped"),
  ],
  [
    "not yet approved",
    { state: "scheduled", schedule: { kind: "when-approved" }, templateStatus: "PENDING" },
    { do: "nothing" },
  ],
  ["approved", { state: "scheduled", schedule: { kind: "when-approved" } }, { do: "start" }],
  ["a person paused it", { ...paused, pauseReason: "by-person" }, { do: "nothing" }],
  ["the number works again", { ...paused, pauseReason: "connection-stopped" }, { do: "resume" }],
  [
    "the number is still stopped",
    { ...paused, pauseReason: "connection-stopped", connectionActive: false },
    { do: "nothing" },
  ],
  ["the template is approved again", { ...paused, pauseReason: "template-paused" }, { do: "resume" }],
  [
    "the template is still paused",
    { ...paused, pauseReason: "template-paused", templateStatus: "PAUSED" },
    { do: "nothing" },
  ],
  [
    "approved, but the number went red",
    { ...paused, pauseReason: "template-paused", quality: "red" },
    { do: "nothing" },
  ],
  ["spam is for a person to judge", { ...paused, pauseReason: "spam-limit" }, { do: "nothing" }],
] as [string, Partial<WatchFacts>, WatchDecision][])("%s", (_, facts, expected) => {
  expect(watchDecision({ ...FACTS, ...facts }, NOW)).toEqual(expected);
});
