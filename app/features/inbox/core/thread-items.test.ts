import { describe, expect, test } from "bun:test";
import type { ThreadMessage } from "../thread-message";
import { blankMessage } from "./blank-message";
import { threadItems } from "./thread-items";

const dayOf = (at: string) => at.slice(0, 10);
let serial = 0;
const at = (time: string, more: Partial<ThreadMessage> = {}) =>
  blankMessage({ id: `m${serial++}`, at: `2026-11-22T${time}:00Z`, ...more });
const theirs = (time: string, more: Partial<ThreadMessage> = {}) =>
  at(time, { direction: "in", author: "customer", ...more });
const ana = (time: string) => at(time, { authorId: "ana" });

const seen = (messages: ThreadMessage[], unread = 0) =>
  threadItems(messages, { dayOf, unread }).map((item) =>
    item.kind === "message" ? `${item.first ? "first" : "next"}${item.names ? " named" : ""}` : item.kind,
  );

describe("a thread in order", () => {
  test("an empty one has nothing", () => expect(seen([])).toEqual([]));

  test("a line for each day, and the day begins a group", () => {
    const before = theirs("23:59");
    const after = { ...theirs("00:00"), at: "2026-11-23T00:00:00Z" };
    expect(seen([before, after])).toEqual(["day", "first", "day", "first"]);
  });

  test("bubbles of one author within five minutes are one group; the name stands over the first", () => {
    expect(seen([ana("09:00"), ana("09:04"), ana("09:10")])).toEqual([
      "day",
      "first named",
      "next",
      "first named",
    ]);
  });

  test("another author begins a group", () => {
    const bia = at("09:01", { authorId: "bia" });
    const phone = at("09:02", { author: "phone" });
    expect(seen([ana("09:00"), bia, phone, theirs("09:03")])).toEqual([
      "day",
      "first named",
      "first named",
      "first named",
      "first",
    ]);
  });

  test("a note or a line between them begins a group", () => {
    const note = at("09:01", { direction: "internal", type: "note" });
    const done = at("09:02", { direction: "internal", type: "done" });
    expect(seen([ana("09:00"), note, ana("09:01"), done, ana("09:02")])).toEqual([
      "day",
      "first named",
      "note",
      "first named",
      "line",
      "first named",
    ]);
  });

  test("the unread ones begin under a line, counted by the person's own messages", () => {
    expect(seen([theirs("09:00"), theirs("09:01"), ana("09:02"), theirs("09:03")], 2)).toEqual([
      "day",
      "first",
      "unread",
      "first",
      "first named",
      "first",
    ]);
  });

  test("more unread than is loaded: no line in a wrong place", () => {
    expect(seen([theirs("09:00")], 5)).toEqual(["day", "first"]);
  });

  test("what campaign is answered is said once, and not right under the campaign's own bubble", () => {
    const campaign = { id: "c1", name: "Black Friday" };
    const sent = at("09:00", { author: "campaign", campaign });
    const answer = theirs("09:01", { campaign });
    const again = theirs("09:02", { campaign });
    expect(seen([answer, again])).toEqual(["day", "answers", "first", "next"]);
    expect(seen([sent, answer, again])).toEqual(["day", "first named", "first", "next"]);
    const other = theirs("09:03", { campaign: { id: "c2", name: "Natal" } });
    expect(seen([sent, answer, other])).toEqual(["day", "first named", "first", "answers", "first"]);
  });
});
