import { describe, expect, test } from "bun:test";
import { type Row, rowChanges } from "./row-changes";
import { type RowUndo, undoRowChange } from "./undo-row-change";

const change = (table: string, before: Row | null, after: Row | null) => ({ table, key: {}, before, after });

describe("taking a change of a row back", () => {
  test.each([
    ["what was changed since stays", change("contact", { a: 1 }, { a: 2 }), { a: 3 }, null],
    [
      "what is as it was left goes back",
      change("contact", { a: 1, b: 1 }, { a: 2, b: 2 }),
      { a: 2, b: 9 },
      { update: { a: 1 } },
    ],
    ["a row that is gone since is not made again", change("contact", { a: 1 }, { a: 2 }), null, null],
    ["a row that went comes back", change("identity", { a: 1 }, null), null, { insert: { a: 1 } }],
    ["unless somebody made it since", change("identity", { a: 1 }, null), { a: 5 }, null],
    ["a row that was made goes", change("identity", null, { a: 1 }), { a: 1 }, { remove: true }],
    ["a row that was made and went since is no matter", change("identity", null, { a: 1 }), null, null],
    [
      "messages that came since stay counted",
      change("conversation", { unread: 1 }, { unread: 4 }),
      { unread: 6 },
      { update: { unread: 3 } },
    ],
    [
      "what was read since stays read",
      change("conversation", { unread: 1 }, { unread: 4 }),
      { unread: 0 },
      { update: { unread: 0 } },
    ],
    ["in other tables a number is a value", change("contact", { n: 1 }, { n: 4 }), { n: 6 }, null],
  ] as [string, ReturnType<typeof change>, Row | null, RowUndo | null][])("%s", (_, given, current, undo) => {
    expect(undoRowChange(given, current)).toEqual(undo);
  });
});

test("rows that moved to another key went there and left here; those that did not change are not told", () => {
  const before = [
    { list: "a", who: 1, at: "x" },
    { list: "b", who: 1, at: "y" },
  ];
  const after = [
    { list: "a", who: 1, at: "x" },
    { list: "b", who: 2, at: "y" },
  ];
  expect(rowChanges("list_member", ["list", "who"], before, after)).toEqual([
    { table: "list_member", key: { list: "b", who: 1 }, before: before[1]!, after: null },
    { table: "list_member", key: { list: "b", who: 2 }, before: null, after: after[1]! },
  ]);
});
