import { expect, test } from "bun:test";
import type { RefusalReason, Retry } from "~/channels/channel";
import { retryRules } from "./retry-rules";

const CLASSES: Record<string, { reason: RefusalReason; retry: Retry }> = {
  "131026": { reason: "not-on-channel", retry: { kind: "never" } },
  "131049": { reason: "frequency-cap", retry: { kind: "person", afterSeconds: 86_400 } },
  "131000": { reason: "transient", retry: { kind: "backoff", seconds: 1, attempts: 6 } },
};

test("the table for SQL gives the answers of retryAdvice, per code and attempt", () => {
  expect(
    retryRules(Object.keys(CLASSES), (code) => CLASSES[code]!).sort((a, b) => (a.code < b.code ? -1 : 1)),
  ).toEqual([
    { code: "131000", attempt: 1, restSeconds: 0 },
    { code: "131000", attempt: 2, restSeconds: 0 },
    { code: "131049", attempt: 1, restSeconds: 86_400 },
    { code: "131049", attempt: 2, restSeconds: 259_200 },
  ]);
});
