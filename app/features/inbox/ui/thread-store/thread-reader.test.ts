import { beforeEach, describe, expect, test } from "bun:test";
import { blankMessage } from "../../core/blank-message";
import type { ThreadPage } from "../../thread-message";
import type { Pending } from "./pending";
import { createThreadCache } from "./thread-cache";
import { createThreadReader } from "./thread-reader";
import { messagesOf } from "./thread-window";

const TALK = "talk";
const page = (ids: number[], older: string | null = null, newer: string | null = null): ThreadPage => ({
  messages: ids.map((n) => blankMessage({ id: `m${n}`, at: new Date(n * 1_000).toISOString() })),
  older,
  newer,
});

let asked: object[];
let pages: (ThreadPage | Error)[];

function open() {
  const cache = createThreadCache();
  const reader = createThreadReader(
    cache,
    {
      open: async () => ({ row: { id: TALK } }) as never,
      thread: async (_, where = {}) => {
        asked.push(where);
        const next = pages.shift();
        if (!next || next instanceof Error) throw next ?? new Error("nothing more");
        return next;
      },
      send: async () => {},
      note: async () => {},
    },
    (error) => ((error as Error).message === "offline" ? null : (error as Error).message),
  );
  const ids = () => messagesOf(cache.get(TALK).window).map(({ id }) => id);
  return { cache, reader, ids };
}

beforeEach(() => {
  asked = [];
  pages = [];
});

describe("reading a thread", () => {
  test("a lost connection keeps what was there, and says so without words of the server", async () => {
    const { cache, reader, ids } = open();
    pages = [page([1]), new Error("offline")];
    await reader.refresh(TALK);
    await reader.refresh(TALK);
    expect(ids()).toEqual(["m1"]);
    expect(cache.get(TALK)).toMatchObject({ problem: "", stale: true, loading: null });
  });

  test("a refusal says why", async () => {
    const { cache, reader } = open();
    pages = [new Error("not yours")];
    await reader.refresh(TALK);
    expect(cache.get(TALK).problem).toBe("not yours");
  });

  test("what changes while it is read is read after it, once", async () => {
    const { reader } = open();
    pages = [page([1]), page([1, 2]), page([1, 2, 3])];
    await Promise.all([reader.refresh(TALK), reader.refresh(TALK), reader.refresh(TALK)]);
    expect(asked).toHaveLength(2);
  });

  test("goes back page by page until the beginning", async () => {
    const { reader, ids } = open();
    pages = [page([3, 4], "<3"), page([1, 2], null, ">2")];
    await reader.refresh(TALK);
    await reader.older(TALK);
    await reader.older(TALK);
    expect(asked).toEqual([{}, { older: "<3" }]);
    expect(ids()).toEqual(["m1", "m2", "m3", "m4"]);
  });

  test("one page at a time, however often it is asked for", async () => {
    const { reader, ids } = open();
    pages = [page([3], "<3"), page([2], "<2")];
    await reader.refresh(TALK);
    await Promise.all([reader.older(TALK), reader.older(TALK)]);
    expect(ids()).toEqual(["m2", "m3"]);
  });

  test("goes to a message far back, and from there to the newest again", async () => {
    const { cache, reader, ids } = open();
    pages = [page([90, 91], "<90"), page([10, 11], "<10", ">11"), page([90, 91], "<90")];
    await reader.refresh(TALK);
    await reader.goTo(TALK, "m10");
    expect(ids()).toEqual(["m10", "m11"]);
    expect(cache.get(TALK).goTo?.messageId).toBe("m10");
    await reader.newest(TALK);
    expect(ids()).toEqual(["m90", "m91"]);
  });

  test("a message that is held is gone to without asking", async () => {
    const { reader } = open();
    pages = [page([1, 2])];
    await reader.refresh(TALK);
    await reader.goTo(TALK, "m1");
    expect(asked).toHaveLength(1);
  });

  test("an own one leaves when the thread shows it, and one under way stays", async () => {
    const { cache, reader } = open();
    const own = (id: string, takenAt: number | null) => ({ id, takenAt }) as Pending;
    cache.change(TALK, { mine: [own("m2", 0), own("under way", null), own("vanished", 0)] });
    pages = [page([1, 2])];
    await reader.refresh(TALK);
    expect(cache.get(TALK).mine.map(({ id }) => id)).toEqual(["under way"]);
  });
});
