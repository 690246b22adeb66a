import { describe, expect, test } from "bun:test";
import type { PendingChange } from "../thread-message";
import { asChanged } from "./asked-change";
import { blankMessage } from "./blank-message";

const heart = { by: "customer" as const, emoji: "❤️" };
const bubble = (change: PendingChange | null) =>
  blankMessage({ id: "a", at: "2026-11-22T12:00:00Z", text: "velho", reactions: [heart], change });
const asked = (kind: PendingChange["kind"], text: string, state = "waiting") =>
  bubble({ kind, text, state, why: null });

describe("what was asked of a bubble", () => {
  test("nothing: the same object", () => {
    const one = bubble(null);
    expect(asChanged(one)).toBe(one);
  });
  test.each(["failed", "skipped", "unknown"])("%s: it stays as it was", (state) => {
    expect(asChanged(asked("edit", "novo", state)).text).toBe("velho");
  });
  test("new words", () => expect(asChanged(asked("edit", "novo")).text).toBe("novo"));
  test("taken back", () => expect(asChanged(asked("delete", "")).revokedAt).not.toBeNull());
  test("a reaction beside the person's", () => {
    expect(asChanged(asked("reaction", "👍")).reactions).toEqual([heart, { by: "us", emoji: "👍" }]);
  });
  test("a reaction taken away", () => {
    expect(asChanged(asked("reaction", "")).reactions).toEqual([heart]);
  });
});
