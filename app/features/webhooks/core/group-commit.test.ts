import { expect, test } from "bun:test";
import { createGroupCommit } from "./group-commit";

function setUp(options: { mostItems?: number; mostWaitingItems?: number; mostBytes?: number } = {}) {
  const writes: { items: string[]; done: () => void; fail: (error: Error) => void }[] = [];
  const group = createGroupCommit<string>({
    write: (items) =>
      new Promise((resolve, reject) => {
        writes.push({ items, done: resolve, fail: reject });
      }),
    sizeOf: (item) => item.length,
    mostItems: options.mostItems ?? 100,
    mostBytes: options.mostBytes ?? 1_000,
    writers: 1,
    mostWaitingItems: options.mostWaitingItems ?? 100,
    mostWaitingBytes: 1_000,
    schedule: (flush) => queueMicrotask(flush),
  });
  return { group, writes };
}
const turn = () => new Promise<void>((resolve) => queueMicrotask(resolve));

test("too much waiting is refused at once, and taken again when there is room", async () => {
  const { group, writes } = setUp({ mostWaitingItems: 2 });
  const first = [group.add("a"), group.add("b")];
  expect(await group.add("c")).toBe("full");
  await turn();
  writes[0]!.done();
  expect(await Promise.all(first)).toEqual(["stored", "stored"]);
  const again = group.add("c");
  await turn();
  writes[1]!.done();
  expect(await again).toBe("stored");
});

test("a failed write fails everybody in it, and nobody else", async () => {
  const { group, writes } = setUp();
  const failed = group.add("a");
  await turn();
  const next = group.add("b");
  writes[0]!.fail(new Error("gone"));
  expect(failed).rejects.toThrow("gone");
  await failed.catch(() => {});
  await turn();
  writes[1]!.done();
  expect(await next).toBe("stored");
  expect(group.waiting).toBe(0);
});

test("what arrives while a write is under way shares the next one", async () => {
  const { group, writes } = setUp();
  const all = [group.add("a")];
  await turn();
  all.push(group.add("b"), group.add("c"), group.add("d"));
  expect(writes.map(({ items }) => items)).toEqual([["a"]]);
  writes[0]!.done();
  await all[0];
  expect(writes[1]!.items).toEqual(["b", "c", "d"]);
  writes[1]!.done();
  await Promise.all(all);
});

test("a batch holds so many items and about so many bytes, and always one", async () => {
  const { group, writes } = setUp({ mostItems: 2, mostBytes: 10 });
  const all = ["xxxxxxxxxxxxxxx", "aa", "bb", "cc"].map((item) => group.add(item));
  for (const expected of [["xxxxxxxxxxxxxxx"], ["aa", "bb"], ["cc"]]) {
    while (!writes.some(({ items }) => items[0] === expected[0])) await turn();
    expect(writes.at(-1)!.items).toEqual(expected);
    writes.at(-1)!.done();
  }
  expect(await Promise.all(all)).toHaveLength(4);
});
