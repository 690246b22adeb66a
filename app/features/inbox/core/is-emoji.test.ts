import { describe, expect, test } from "bun:test";
import { isEmoji } from "./is-emoji";

describe("a reaction is one emoji", () => {
  test.each([
    ["", false],
    ["a", false],
    ["ok 👍", false],
    ["👍👍", false],
    ["<b>", false],
    ["👍", true],
    ["👍🏾", true],
    ["❤️", true],
    ["👩‍👩‍👧", true],
    ["🇧🇷", true],
    ["1️⃣", true],
  ])("%j: %p", (text, answer) => {
    expect(isEmoji(text)).toBe(answer);
  });
});
