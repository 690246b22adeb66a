import { expect, test } from "bun:test";
import { createTopics } from "./topics";

function aWire() {
  const log: string[] = [];
  return {
    log,
    bufferedAmount: 0,
    send: (text: string) => void log.push(text),
    ping: () => void log.push("ping"),
    close: (code: number) => void log.push(`close ${code}`),
    terminate: () => void log.push("terminate"),
  };
}

test("a topic reaches those who subscribed, until they leave it or close", () => {
  const topics = createTopics();
  const [a, b, c] = [aWire(), aWire(), aWire()];
  const [one, two, three] = [a, b, c].map((wire) => topics.socket(wire!));
  for (const socket of [one, two]) socket!.subscribe("sales");
  three!.subscribe("help");
  topics.publish("sales", "1");
  one!.unsubscribe("sales");
  topics.publish("sales", "2");
  two!.gone();
  topics.publish("sales", "3");
  expect([a!.log, b!.log, c!.log]).toEqual([["1"], ["1", "2"], []]);
});

test("one that does not read is hung up on, and the others hear on", () => {
  const topics = createTopics();
  const [slow, quick] = [aWire(), aWire()];
  for (const wire of [slow, quick]) topics.socket(wire).subscribe("sales");
  slow.bufferedAmount = 300_000;
  topics.publish("sales", "1");
  expect([slow.log, quick.log]).toEqual([["terminate"], ["1"]]);
});
