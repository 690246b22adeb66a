import { describe, expect, test } from "bun:test";
import type { Row } from "~/features/contacts/core/row-changes";
import { foldThreads } from "./fold-threads";

const at = (minute: number) => `2026-11-23T10:${String(minute).padStart(2, "0")}:00+00:00`;

describe("two threads of one person on one number", () => {
  test.each([
    [
      "what is open in either is open",
      { state: "done" },
      { state: "open" },
      { state: "open", snoozed_until: null },
    ],
    [
      "two that were put off come back with the first",
      { state: "snoozed", snoozed_until: at(9) },
      { state: "snoozed", snoozed_until: at(5) },
      { state: "snoozed", snoozed_until: at(5) },
    ],
    [
      "an open one is not put off",
      { state: "open" },
      { state: "snoozed", snoozed_until: at(5) },
      { state: "open", snoozed_until: null },
    ],
    [
      "waits since the earlier question",
      { unanswered_since: at(9) },
      { unanswered_since: at(5) },
      { unanswered_since: at(5) },
    ],
    [
      "a question that only the other has waits all the same",
      { unanswered_since: null },
      { unanswered_since: at(5) },
      { unanswered_since: at(5) },
    ],
    [
      "the list shows the newer message, whole",
      { last_message_at: at(5), preview: "old", last_type: "text" },
      { last_message_at: at(9), preview: "new", last_type: "image", last_author: "customer" },
      { last_message_at: at(9), preview: "new", last_type: "image", last_author: "customer" },
    ],
    [
      "of the same moment, the kept one's",
      { last_message_at: at(5), preview: "a" },
      { last_message_at: at(5), preview: "b" },
      { preview: "a" },
    ],
    [
      "unread add up",
      { unread: 2, inbound_count: 5 },
      { unread: 1, inbound_count: 4 },
      { unread: 3, inbound_count: 9 },
    ],
    [
      "who works on it keeps it",
      { assignee_id: "ana", department_id: null },
      { assignee_id: "bia", department_id: "sales" },
      { assignee_id: "ana", department_id: null },
    ],
    [
      "nobody's goes where the other was",
      { assignee_id: null, department_id: null },
      { assignee_id: "bia", department_id: "sales" },
      { assignee_id: "bia", department_id: "sales" },
    ],
    [
      "labels of both, once",
      { label_ids: ["a", "b"] },
      { label_ids: ["b", "c"] },
      { label_ids: ["a", "b", "c"] },
    ],
    ["the later window", { window_until: at(5) }, { window_until: at(9) }, { window_until: at(9) }],
    [
      "part of a second is compared as a time",
      { last_message_at: "2026-11-23T10:00:00.12+00:00", preview: "old" },
      { last_message_at: "2026-11-23T10:00:00.123+00:00", preview: "new" },
      { preview: "new" },
    ],
  ] as [string, Row, Row, Row][])("%s", (_, kept, gone, folded) => {
    const base = { state: "open", handled_by: "person" };
    expect(foldThreads({ ...base, ...kept }, { ...base, ...gone })).toMatchObject(folded);
  });
});

test("with two addresses only the window of the one that is answered counts", () => {
  const [kept, gone] = [
    { state: "open", window_until: at(5) },
    { state: "open", window_until: at(9) },
  ];
  expect(foldThreads(kept, gone, "kept").window_until).toBe(at(5));
  expect(foldThreads(kept, gone, "gone").window_until).toBe(at(9));
  expect(foldThreads({ ...kept, window_until: null }, gone, "kept").window_until).toBeNull();
});
