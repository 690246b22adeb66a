import { expect, test } from "bun:test";
import { wrapSelection } from "./wrap-selection";

/** "a [b] c": what is between the brackets is selected. */
const read = (marked: string) => {
  const start = marked.indexOf("[");
  return { text: marked.replace(/[[\]]/g, ""), start, end: marked.indexOf("]") - 1 };
};
const write = ({ text, start, end }: ReturnType<typeof read>) =>
  `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;

test.each([
  ["around a word", "um [dois] três", "um *[dois]* três"],
  ["spaces stay outside", "um [dois ]três", "um *[dois]* três"],
  ["around the caret", "um []", "um *[]*"],
  ["a second time takes it away", "um *[dois]* três", "um [dois] três"],
  ["only spaces: at the first of them", "um[ ]dois", "um*[]* dois"],
])("%s", (_, before, after) => {
  expect(write(wrapSelection(read(before), "*"))).toBe(after);
});
