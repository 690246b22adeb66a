import { expect, test } from "bun:test";
import { classifyFailure } from "./classify-failure.server";
import { refusalWords } from "./recipient-words.server";

const reader = { locale: "pt-BR", timeZone: "UTC", now: new Date(0) } as const;

test.each([
  ["meta", "missing-variable", "template-parameters", "never"],
  ["sms", "missing-variable", "template-parameters", "never"],
  ["sms", "no-address", "invalid-number", "never"],
  ["sms", "no-link", "media", "never"],
  ["meta", "network", "transient", "person"],
  ["meta", "http-429", "transient", "person"],
  ["meta", "http-503", "transient", "person"],
  ["meta", "131026", "not-on-channel", "never"],
  ["meta", "toString", "unknown-code", "never"],
] as const)("%s %s is %s, to be tried again: %s", (kind, code, reason, retry) => {
  const found = classifyFailure(kind, code);
  expect([found.reason, found.retry.kind]).toEqual([reason, retry]);
});

test("what we refused ourselves is never said to be the carrier's word", () => {
  for (const code of ["missing-variable", "no-address", "no-link", "network", "http-429"]) {
    expect(refusalWords(code, { ...reader, kind: "meta" }).title).not.toContain("ainda não conhecemos");
  }
});
