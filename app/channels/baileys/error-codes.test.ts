import { describe, expect, test } from "bun:test";
import type { RefusalReason, RefusalScope, Retry } from "../channel";
import { classifyWhatsAppCode } from "./error-codes";

const rows: [string, RefusalReason, RefusalScope, Retry["kind"]][] = [
  ["463", "reachout-locked", "number", "never"],
  ["401", "token-dead", "connection", "person"],
  ["404", "not-on-channel", "recipient", "never"],
  ["400", "bad-request", "recipient", "never"],
  ["406", "content-refused", "recipient", "never"],
  ["420", "number-rate", "number", "backoff"],
  ["429", "number-rate", "number", "backoff"],
  ["475", "permission", "recipient", "never"],
  ["479", "transient", "recipient", "backoff"],
  ["503", "transient", "number", "backoff"],
  ["not-open", "transient", "number", "backoff"],
  ["recipient", "not-on-channel", "recipient", "never"],
  ["file", "media", "recipient", "person"],
  ["999", "unknown-code", "recipient", "never"],
  ["constructor", "unknown-code", "recipient", "never"],
];

describe("what the server's codes mean", () => {
  test.each(rows)("%s: %s of the %s, retry %s", (code, reason, scope, kind) => {
    expect(classifyWhatsAppCode(code)).toMatchObject({ reason, scope, retry: { kind } });
  });
});
