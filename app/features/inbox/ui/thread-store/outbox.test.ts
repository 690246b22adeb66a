import { beforeEach, describe, expect, test } from "bun:test";
import { blankMessage } from "../../core/blank-message";
import { createOutbox } from "./outbox";
import type { Pending } from "./pending";
import { createThreadCache } from "./thread-cache";

const TALK = "talk";
let calls: string[];
let answers: (() => Promise<unknown>)[];
let kept: string[][];
let told: string[];

const pending = (id: string): Pending => ({
  id,
  conversationId: TALK,
  userId: "ana",
  what: { answer: { kind: "text", text: id } },
  message: blankMessage({ id, at: "2026-11-22T12:00:00Z" }),
  takenAt: null,
  undoUntil: 0,
  refused: null,
});
const ok = () => Promise.resolve();
const offline = () => Promise.reject(new Error("offline"));
const refused = () => Promise.reject(new Error("refused: closed"));

function open() {
  const cache = createThreadCache();
  const answer = (id: string) => {
    calls.push(id);
    return (answers.shift() ?? ok)();
  };
  const outbox = createOutbox({
    cache,
    api: { send: ({ id }) => answer(id), note: ({ id }) => answer(`note ${id}`) },
    refusalOf: (error) => /refused: (.*)/.exec((error as Error).message)?.[1] ?? null,
    wait: async () => {},
    keep: (all) => kept.push(all.map(({ id }) => id)),
    onTaken: (id) => told.push(`taken in ${id}`),
    onTooLate: (id) => told.push(`too late ${id}`),
    onRefused: ({ id }) => told.push(`refused ${id}`),
  });
  const mine = () =>
    cache.get(TALK).mine.map(({ id, refused, takenAt }) => ({ id, refused, taken: takenAt !== null }));
  return { outbox, mine };
}
const settle = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  calls = [];
  answers = [];
  kept = [];
  told = [];
});

describe("own messages on their way", () => {
  test("stand there at once and go in their order", async () => {
    const { outbox, mine } = open();
    outbox.add(pending("a"));
    outbox.add(pending("b"));
    expect(mine().map(({ id }) => id)).toEqual(["a", "b"]);
    await settle();
    expect(calls).toEqual(["a", "b"]);
    expect(mine().every(({ taken }) => taken)).toBe(true);
  });

  test("are sent again with the same id until the network carries them, the next one waiting", async () => {
    answers = [offline, offline];
    const { outbox } = open();
    outbox.add(pending("a"));
    outbox.add(pending("b"));
    await settle();
    expect(calls).toEqual(["a", "a", "a", "b"]);
  });

  test("a refusal stays on its bubble and lets the next one go", async () => {
    answers = [refused];
    const { outbox, mine } = open();
    outbox.add(pending("a"));
    outbox.add(pending("b"));
    await settle();
    expect(mine()).toEqual([
      { id: "a", refused: "closed", taken: false },
      { id: "b", refused: null, taken: true },
    ]);
    expect(told).toEqual(["refused a", `taken in ${TALK}`]);
  });

  test("are kept for a reload exactly while they are on their way", async () => {
    const { outbox } = open();
    outbox.add(pending("a"));
    await settle();
    expect(kept).toEqual([["a"], []]);
  });

  test("one taken back while it waits for its turn never leaves", async () => {
    answers = [() => settle()];
    const { outbox, mine } = open();
    outbox.add(pending("a"));
    outbox.add(pending("b"));
    outbox.drop(TALK, "b");
    await settle();
    await settle();
    expect(calls).toEqual(["a"]);
    expect(mine()).toEqual([{ id: "a", refused: null, taken: true }]);
  });

  test("one taken back while it is on its way is told about when it arrived", async () => {
    const { outbox } = open();
    answers = [() => settle()];
    outbox.add(pending("a"));
    await Promise.resolve();
    await Promise.resolve();
    outbox.drop(TALK, "a");
    await settle();
    await settle();
    expect(told).toEqual(["too late a"]);
  });
});
