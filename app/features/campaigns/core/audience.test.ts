import { describe, expect, test } from "bun:test";
import { audienceSchema, parseAudience } from "./audience";

describe("an audience on the command line", () => {
  test.each([
    [["list:"]],
    [["list"]],
    [["lista:VIP"]],
    [["all:x"]],
    [["-all"]],
    [[""]],
    [[]],
    [["-list:VIP"]],
    [["contacted:7"]],
    [["all", "-contacted:semana"]],
    [["all", "-contacted:0"]],
  ])("%j is refused", (texts) => expect(parseAudience(texts)).toBeUndefined());

  test.each([
    [["all"], { any: [{ all: true }], minus: [] }],
    [["list:Clientes 2026"], { any: [{ list: "Clientes 2026" }], minus: [] }],
    [["LIST: a:b "], { any: [{ list: "a:b" }], minus: [] }],
    [
      ["list:A", "tag:B", "-list:C", "-tag:D", "-contacted:7"],
      {
        any: [{ list: "A" }, { tag: "B" }],
        minus: [{ list: "C" }, { tag: "D" }, { contactedWithinDays: 7 }],
      },
    ],
  ])("%j", (texts, expected) => expect(parseAudience(texts)).toEqual(expected as never));
});

describe("an audience kept as JSON", () => {
  test.each([
    [{ any: [] }],
    [{ any: [{ list: "a", tag: "b" }] }],
    [{ any: [{ segment: "a" }] }],
    [{ any: [{ all: false }] }],
    [{ any: [{ all: true }], minus: [{ contactedWithinDays: 1.5 }] }],
    [{ any: [{ all: true }], plus: [] }],
  ])("%j is refused", (json) => expect(audienceSchema.safeParse(json).success).toBe(false));
  test("takes nothing away unless asked", () =>
    expect(audienceSchema.parse({ any: [{ file: "f1" }] })).toEqual({ any: [{ file: "f1" }], minus: [] }));
});
