import { expect, test } from "bun:test";
import { OneTimeKeys } from "./one-time-keys";

const key = (id: number) => ({ id, value: Buffer.alloc(32, id) });

test("keys are handed out oldest first, each once, and then there are none", () => {
  const keys = new OneTimeKeys();
  expect(keys.take()).toBeUndefined();
  keys.add([key(1), key(2)]);
  expect(keys.take()).toEqual(key(1));
  keys.add([key(3)]);
  expect([keys.size, keys.take(), keys.take(), keys.take()]).toEqual([2, key(2), key(3), undefined]);
});

test("what is left survives being written down", () => {
  const keys = new OneTimeKeys();
  keys.add([key(1), key(2), key(3)]);
  keys.take();
  const again = new OneTimeKeys(keys.save());
  expect([again.size, again.take()?.id, again.take()?.id]).toEqual([2, 2, 3]);
});
