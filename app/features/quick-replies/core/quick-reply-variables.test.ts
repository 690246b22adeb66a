import { expect, test } from "bun:test";
import { QUICK_REPLY_VARIABLES, unknownInQuickReply } from "./quick-reply-variables";

test("every variable that is offered means something", () => {
  for (const name of Object.values(QUICK_REPLY_VARIABLES).flat())
    expect(unknownInQuickReply(`Oi {{${name}}}`)).toEqual([]);
});

test("what means nothing is named once", () => {
  expect(unknownInQuickReply("{{nome}} {{pedido}} {{ pedido }} {{x y}}")).toEqual(["pedido", "x y"]);
});
