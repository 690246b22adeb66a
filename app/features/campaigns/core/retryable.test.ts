import { describe, expect, test } from "bun:test";
import { type EndedAttempt, HOPELESS_REASONS, type RetryAdvice, retryAdvice } from "./retryable";

const endedAt = new Date("2026-11-24T13:00:00Z");
const hours = (n: number) => new Date(endedAt.getTime() + n * 3_600_000);

describe("may a person try this recipient again", () => {
  test.each<[string, Partial<EndedAttempt>, number, RetryAdvice]>([
    ["not on WhatsApp", { reason: "not-on-channel", retry: { kind: "person" } }, 99, { may: "never" }],
    ["stopped", { reason: "stopped", retry: { kind: "never" } }, 99, { may: "never" }],
    ["third attempt", { attempt: 3, reason: "transient", retry: { kind: "person" } }, 99, { may: "never" }],
    ["the table says never", { reason: "unknown-code", retry: { kind: "never" } }, 99, { may: "never" }],
    ["failure without a reason", {}, 99, { may: "never" }],
    [
      "Meta spares the person: tomorrow",
      { reason: "frequency-cap", retry: { kind: "person", afterSeconds: 86_400 } },
      1,
      { may: "later", from: hours(24) },
    ],
    ["a day later", { reason: "frequency-cap", retry: { kind: "person" } }, 24, { may: "now" }],
    [
      "the second time in three days",
      { attempt: 2, reason: "frequency-cap", retry: { kind: "person" } },
      24,
      { may: "later", from: hours(72) },
    ],
    [
      "a passing error, its own tries used up",
      { reason: "transient", retry: { kind: "backoff", seconds: 1, attempts: 6 } },
      0,
      { may: "now" },
    ],
    [
      "a setting of ours, corrected meanwhile",
      { reason: "configuration", retry: { kind: "person", afterSeconds: 300 } },
      1,
      { may: "now" },
    ],
    ["unknown, too soon", { state: "unknown" }, 0, { may: "later", from: hours(1 / 6) }],
    ["unknown, the webhook had its time", { state: "unknown" }, 1, { may: "now" }],
  ])("%s", (_, ended, hoursLater, expected) =>
    expect(retryAdvice({ state: "failed", attempt: 1, endedAt, ...ended }, hours(hoursLater))).toEqual(
      expected,
    ),
  );

  test("the hopeless reasons, for a query", () => expect(HOPELESS_REASONS).toContain("not-on-channel"));
});
