import { describe, expect, test } from "bun:test";
import { phoneDigits, phoneOf, recipientDigits, waIdOf } from "./phone";

describe("a phone becomes the WhatsApp id that Meta would answer", () => {
  test.each([
    ["São Paulo keeps its ninth digit", "5511987654321", "5511987654321"],
    ["Recife loses it", "5581984110937", "558184110937"],
    ["Manaus loses it", "5592991842207", "559291842207"],
    ["a subscriber that would look like a landline keeps it", "5581952345678", "5581952345678"],
    ["a landline stays", "558133334444", "558133334444"],
    ["another country stays", "14155550123", "14155550123"],
  ])("%s", (_, digits, waId) => expect(waIdOf(digits)).toBe(waId));

  test("and back to what a person would write", () => {
    expect(phoneOf("558184110937")).toBe("+5581984110937");
    expect(phoneOf("558133334444")).toBe("+558133334444");
    expect(phoneOf("5511987654321")).toBe("+5511987654321");
  });
});

describe("what was typed", () => {
  test.each([
    ["letters are no phone", "maria", ""],
    ["too short is no phone", "+5511", ""],
    ["too long is no phone", "+55119876543210987", ""],
    ["spaces, brackets and dashes are fine", "+55 (11) 98765-4321", "5511987654321"],
  ])("%s", (_, typed, digits) => expect(phoneDigits(typed)).toBe(digits));

  test("without plus a national number gets the business's country", () => {
    expect(recipientDigits("11987654321", "551130000000")).toBe("5511987654321");
    expect(recipientDigits("5511987654321", "551130000000")).toBe("5511987654321");
    expect(recipientDigits("+4915112345678", "551130000000")).toBe("4915112345678");
  });
});
