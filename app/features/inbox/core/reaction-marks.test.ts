import { describe, expect, test } from "bun:test";
import { type ReactionMark, shownReactions, withReaction } from "./reaction-marks";

const mark = (by: "customer" | "us", emoji: string, at: string): ReactionMark => ({ by, emoji, at });
const orders = (marks: ReactionMark[]): ReactionMark[][] =>
  marks.length < 2
    ? [marks]
    : marks.flatMap((one, n) => orders(marks.toSpliced(n, 1)).map((rest) => [one, ...rest]));

describe("the reactions of a bubble", () => {
  const said = [mark("customer", "👍", "1"), mark("us", "🙏", "2"), mark("customer", "❤️", "3")];
  test.each(orders(said).map((order) => [order.map(({ emoji }) => emoji).join(""), order] as const))(
    "in whatever order they arrive (%s), each side has its last",
    (_, order) => {
      const marks = order.reduce<ReactionMark[] | null>(withReaction, null);
      expect(shownReactions(marks).toSorted((a, b) => (a.by < b.by ? -1 : 1))).toEqual([
        { by: "customer", emoji: "❤️" },
        { by: "us", emoji: "🙏" },
      ]);
    },
  );

  test.each([
    ["taken back", ["👍1", "2"]],
    ["taken back before it came", ["2", "👍1"]],
  ])("%s: it is gone", (_, steps) => {
    const marks = steps.map((step) => mark("customer", step.slice(0, -1), step.slice(-1)));
    expect(shownReactions(marks.reduce<ReactionMark[] | null>(withReaction, null))).toEqual([]);
  });
});
