import { expect, test } from "bun:test";
import { countSegments } from "./segments";

test.each([
  ["one part of plain letters", "a".repeat(160), 1],
  ["161 letters make two", "a".repeat(161), 2],
  ["307 letters make three", "a".repeat(307), 3],
  ["the euro sign counts two", "€".repeat(80), 1],
  ["and 81 of them are split whole", "€".repeat(81), 2],
  ["ã is not GSM-7: 70 fit", "ã".repeat(70), 1],
  ["71 do not", "ã".repeat(71), 2],
  ["an emoji counts two and is not split", `${"ã".repeat(66)}😀${"ã".repeat(10)}`, 2],
  ["Ç is GSM-7, ç is not", `Ç${"a".repeat(159)}`, 1],
  ["nothing is one part", "", 1],
])("%s", (_, body, segments) => expect(countSegments(body)).toBe(segments));
