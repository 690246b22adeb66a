import { expect, test } from "bun:test";
import { readTimelineCursor, type TimelineEntry, timelinePage, writeTimelineCursor } from "./timeline-entry";

const entry = (key: string, ms: number): TimelineEntry => ({ kind: "tag", name: key, key, at: new Date(ms) });

test.each([null, "", "x~y", "12", "12~", `1~${"k".repeat(101)}`])("%j is no cursor", (text) =>
  expect(readTimelineCursor(text)).toBeNull(),
);

test("pages show every entry once, the newest first, also those of the same instant", () => {
  const all = [entry("tag:c", 5), entry("tag:a", 9), entry("tag:b", 5), entry("tag:d", 5), entry("tag:e", 1)];
  const seen: string[] = [];
  let cursor = null;
  do {
    const page = timelinePage(all, cursor, 2);
    seen.push(...page.entries.map(({ key }) => key));
    cursor = page.next && readTimelineCursor(writeTimelineCursor(page.next));
  } while (cursor);
  expect(seen).toEqual(["tag:a", "tag:b", "tag:c", "tag:d", "tag:e"]);
});
