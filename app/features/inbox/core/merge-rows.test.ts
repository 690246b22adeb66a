import { describe, expect, test } from "bun:test";
import { mergeRows } from "./merge-rows";

/** a is the newest. */
const at: Record<string, string> = { a: "09:50", b: "09:40", c: "09:30", d: "09:20" };

function after(change: {
  ids?: string[];
  changed: string[];
  now?: Record<string, string | null>;
  more?: boolean;
  gone?: string[];
}) {
  const { ids = ["a", "b", "c"], changed, now = {}, more = false, gone = [] } = change;
  const known: Record<string, string | null> = { ...at, ...now };
  return mergeRows({
    ids,
    more,
    changed,
    row: (id) => (known[id] ? { id, lastMessageAt: known[id] } : undefined),
    belongs: (id) => !gone.includes(id),
  });
}

describe("a list after some of its rows changed", () => {
  test("an answer moves its row to the top", () =>
    expect(after({ changed: ["c"], now: { c: "09:55" } })).toEqual(["c", "a", "b"]));
  test("a new row stands where its last message puts it", () =>
    expect(after({ ids: ["a", "c"], changed: ["b"] })).toEqual(["a", "b", "c"]));
  test("what no longer belongs leaves", () =>
    expect(after({ changed: ["b"], gone: ["b"] })).toEqual(["a", "c"]));
  test("what is gone leaves", () => expect(after({ changed: ["b"], now: { b: null } })).toEqual(["a", "c"]));
  test("a row below the loaded part waits for its page", () =>
    expect(after({ changed: ["d"], more: true })).toEqual(["a", "b", "c"]));
  test("the last loaded one stays when only its marks changed", () =>
    expect(after({ changed: ["c"], more: true })).toEqual(["a", "b", "c"]));
  test("at the end of the list it is put there", () =>
    expect(after({ changed: ["d"] })).toEqual(["a", "b", "c", "d"]));
  test("heard of twice it stands once", () =>
    expect(after({ changed: ["c", "c"], now: { c: "09:55" } })).toEqual(["c", "a", "b"]));
  test("two of one moment stand by id, as the server's pages do", () =>
    expect(after({ ids: ["a"], changed: ["b", "c"], now: { b: "09:50", c: "09:50" } })).toEqual([
      "c",
      "b",
      "a",
    ]));
  test("nothing moves: the very same array", () => {
    const ids = ["a", "b"];
    expect(after({ ids, changed: ["b"] })).toBe(ids);
  });
});
