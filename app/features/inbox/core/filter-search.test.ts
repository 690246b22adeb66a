import { describe, expect, test } from "bun:test";
import { readInboxFilter, writeInboxFilter } from "./filter-search";
import type { InboxFilter } from "./inbox-filter";

const read = (text: string) => readInboxFilter(new URLSearchParams(text));

describe("the filter of the inbox as an address", () => {
  test.each([
    ["nothing asked for is what is open", "", { view: "open" }],
    ["a view that does not exist is what is open", "?view=secret", { view: "open" }],
    [
      "who, a label and what is unread",
      "?who=mine&label=a-1&unread=1",
      { view: "open", who: "mine", label: "a-1", unread: true },
    ],
    ["an id that is none is left out", "?department=%27%3B--", { view: "open" }],
    ["words without the spaces around them", "?q=%20frete%20", { view: "open", q: "frete" }],
    ["by the AI", "?by=persona", { view: "open", handledBy: "persona" }],
  ] as [string, string, InboxFilter][])("%s", (_, text, filter) => expect(read(text)).toEqual(filter));

  test("writing what was read gives the same list again, in one order", () => {
    const text =
      "?view=waiting&who=unassigned&department=d&connection=c&label=l&campaign=k&unread=1&by=person&q=a+b";
    expect(writeInboxFilter(read(text))).toBe(text);
    expect(writeInboxFilter(read("?label=l&who=mine"))).toBe("?who=mine&label=l");
  });
  test("all that is open has the shortest address", () =>
    expect(writeInboxFilter({ view: "open" })).toBe(""));
  test("a query longer than 100 letters is cut", () =>
    expect(read(`?q=${"x".repeat(200)}`).q).toHaveLength(100));
});
