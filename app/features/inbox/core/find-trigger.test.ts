import { expect, test } from "bun:test";
import { findTrigger } from "./find-trigger";

test.each([
  ["nothing", "olá", false, null],
  ["a slash at the beginning", "/", false, { sign: "/", query: "", from: 0 }],
  ["what follows it", "/Pix", false, { sign: "/", query: "pix", from: 0 }],
  ["no slash in the middle: it may be a date", "dia 1/2", false, null],
  ["no slash once there is a space", "/pix e", false, null],
  ["no quick replies in a note", "/pix", true, null],
  ["a mention", "fale com @Ana", true, { sign: "@", query: "ana", from: 9 }],
  ["a mention of two words", "@Ana Pra", true, { sign: "@", query: "ana pra", from: 0 }],
  ["no third word", "@Ana Prado veja", true, null],
  ["no mention inside an address", "ana@example", true, null],
  ["no mentions in an answer", "@ana", false, null],
] as const)("%s", (_, text, note, expected) => {
  expect(findTrigger(text, text.length, note)).toEqual(expected as never);
});

test("looks only before the caret", () => {
  expect(findTrigger("/pix", 2, false)).toEqual({ sign: "/", query: "p", from: 0 });
});
