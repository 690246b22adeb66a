import { describe, expect, test } from "bun:test";
import { blankMessage } from "../../core/blank-message";
import type { ThreadPage } from "../../thread-message";
import {
  MOST_PAGES,
  messagesOf,
  newerOf,
  olderOf,
  type ThreadWindow,
  withChanged,
  withNewer,
  withNewest,
  withOlder,
} from "./thread-window";

const message = (n: number, text = "") =>
  blankMessage({ id: `m${n}`, at: new Date(n * 1_000).toISOString(), text });
/** Messages from..to, with cursors that name their ends. */
const page = (from: number, to: number, newest = false): ThreadPage => ({
  messages: Array.from({ length: to - from + 1 }, (_, at) => message(from + at)),
  older: from === 0 ? null : `<${from}`,
  newer: newest ? null : `>${to}`,
});
const ids = (window: ThreadWindow) => messagesOf(window).map(({ id }) => id);

describe("the part of a thread that is held", () => {
  test("grows backwards, and forgets the newest when it is too much", () => {
    let window: ThreadWindow = [page(90, 99, true)];
    for (let from = 80; from >= 30; from -= 10) window = withOlder(window, page(from, from + 9));
    expect(window).toHaveLength(MOST_PAGES);
    expect([olderOf(window), newerOf(window)]).toEqual(["<30", ">79"]);
  });

  test("grows forwards again, and forgets the oldest", () => {
    let window: ThreadWindow = [page(0, 9)];
    for (let from = 10; from <= 60; from += 10) window = withNewer(window, page(from, from + 9));
    expect([ids(window)[0], olderOf(window), newerOf(window)]).toEqual(["m20", "<20", ">69"]);
  });

  test("never holds a message twice", () => {
    expect(ids(withOlder([page(5, 9, true)], page(3, 6)))).toEqual([
      "m3",
      "m4",
      "m5",
      "m6",
      "m7",
      "m8",
      "m9",
    ]);
  });

  test("takes the newest page in, keeping what came before it and the objects that did not change", () => {
    const before: ThreadWindow = [page(0, 4), page(5, 9, true)];
    const after = withNewest(before, page(7, 11, true));
    expect(ids(after)).toEqual(Array.from({ length: 12 }, (_, n) => `m${n}`));
    expect(messagesOf(after)[8]).toBe(messagesOf(before)[8]!);
    expect(olderOf(after)).toBeNull();
  });

  test("forgets what the newest page no longer has: it was taken back", () => {
    const again = page(5, 9, true);
    again.messages.pop();
    expect(ids(withNewest([page(5, 9, true)], again))).toEqual(["m5", "m6", "m7", "m8"]);
  });

  test("starts afresh when more came than a page holds", () => {
    expect(ids(withNewest([page(0, 4, true)], page(50, 52, true)))).toEqual(["m50", "m51", "m52"]);
  });

  test("starts afresh when too much gathered", () => {
    expect(ids(withNewest([page(0, 300, true)], page(280, 301, true)))).toHaveLength(22);
  });

  test("stays where it is while one reads further back", () => {
    const window: ThreadWindow = [page(0, 4)];
    expect(withNewest(window, page(50, 52, true))).toBe(window);
  });

  test("an emptied thread is empty", () => {
    expect(ids(withNewest([page(0, 2, true)], { messages: [], older: null, newer: null }))).toEqual([]);
  });

  test("changes one message and no other object", () => {
    const before: ThreadWindow = [page(0, 1), page(2, 3, true)];
    const after = withChanged(before, "m2", (one) => ({ ...one, text: "novo" }));
    expect(after[0]).toBe(before[0]!);
    expect(messagesOf(after).map(({ text }) => text)).toEqual(["", "", "novo", ""]);
  });
});
