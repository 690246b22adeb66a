import { describe, expect, test } from "bun:test";
import { readListCursor, writeListCursor } from "./list-cursor";

const id = "018f3a4b-0000-7000-8000-0000000000aa";
const at = new Date("2026-11-23T00:00:00.123Z");

describe("the cursor of a list", () => {
  test("names the row it was made of, to the millisecond", () =>
    expect(readListCursor(writeListCursor({ at, id }))).toEqual({ at, id }));
  test.each([
    ["nothing", ""],
    ["an id alone", id],
    ["a moment alone", "m5x0k1f2"],
    ["SQL", `1';DROP.${id}`],
    ["a moment beyond all time", `zzzzzzzzzzzzzzz.${id}`],
    ["an id that is none", "m5x0k1f2.x"],
    ["more than it should be", `m5x0k1f2.${id}.x`],
  ])("%s is no cursor", (_, text) => expect(readListCursor(text)).toBeNull());
});
