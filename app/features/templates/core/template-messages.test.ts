import { describe, expect, test } from "bun:test";
import en from "~/i18n/messages/en/templates.json";
import ptBr from "~/i18n/messages/pt-BR/templates.json";
import { UNSUPPORTED_REASONS } from "./template";

describe("every problem of a template has words in both languages", () => {
  test("too many of one kind of button", () => {
    expect(Object.keys(ptBr.draft.tooMany)).toEqual(["url", "phone", "copy-code"]);
    expect(Object.keys(en.draft.tooMany)).toEqual(["url", "phone", "copy-code"]);
  });
  test("reasons why campaigns cannot use one yet", () => {
    expect(Object.keys(ptBr.unsupported)).toEqual([...UNSUPPORTED_REASONS]);
    expect(Object.keys(en.unsupported)).toEqual([...UNSUPPORTED_REASONS]);
  });
  test("problems of one recipient", () => {
    const kinds = ["missing-variable", "too-long", "bad-location", "unsupported"];
    expect(Object.keys(ptBr.problem)).toEqual(kinds);
    expect(Object.keys(en.problem)).toEqual(kinds);
  });
});
