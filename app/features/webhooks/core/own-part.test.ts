import { expect, test } from "bun:test";
import { ownPart } from "./own-part";

const mine = new Set(["1"]);
const body = JSON.stringify({
  object: "w",
  entry: [
    { id: "1", changes: [1] },
    { id: "2", changes: [2] },
  ],
});

test("of a body that several companies share, a company sees its own entries only", () => {
  expect(JSON.parse(ownPart("meta", body, mine))).toEqual({
    object: "w",
    entry: [{ id: "1", changes: [1] }],
  });
});
test("what cannot be read is not shown", () => {
  expect(ownPart("meta", body.slice(0, -1), mine)).toBe("");
});
test("a Twilio form is one company's", () => {
  expect(ownPart("twilio-sms", "Body=Oi", mine)).toBe("Body=Oi");
});
