import { beforeEach, describe, expect, jest, test } from "bun:test";
import { createLiveConnection } from "./live-connection";
import { RENEW_CODE } from "./live-message";

class FakeSocket {
  onopen?: () => void;
  onmessage?: (event: { data: string }) => void;
  onclose?: (event: { code: number }) => void;
  closed = false;
  constructor(readonly address: string) {}
  close() {
    this.closed = true;
  }
}

let sockets: FakeSocket[];
let address: () => Promise<string | null>;
let heard: unknown[];

const settle = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

function connect() {
  return createLiveConnection({
    address: () => address(),
    open: (target) => {
      const socket = new FakeSocket(target);
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    random: () => 1,
  });
}
const listener = { onFacts: (facts: unknown) => heard.push(facts), onGap: () => heard.push("gap") };

beforeEach(() => {
  jest.useFakeTimers();
  sockets = [];
  heard = [];
  address = async () => `ws://live/${sockets.length}`;
});

describe("the live connection", () => {
  test("opens nothing until somebody listens, and one socket for all", async () => {
    const live = connect();
    await settle();
    expect(sockets).toHaveLength(0);
    live.listen(listener);
    live.listen(listener);
    await settle();
    expect(sockets).toHaveLength(1);
  });

  test("passes facts on", async () => {
    connect().listen(listener);
    await settle();
    sockets[0]!.onmessage?.({ data: '{"facts":[{"kind":"template"}]}' });
    expect(heard).toEqual([[{ kind: "template" }]]);
  });

  test("says when it begins to hear, and to whoever comes later at once", async () => {
    const live = connect();
    const ready = (name: string) => ({ ...listener, onReady: () => heard.push(name) });
    live.listen(ready("first"));
    await settle();
    sockets[0]!.onopen?.();
    expect(heard).toEqual([]);
    sockets[0]!.onmessage?.({ data: '{"ready":true}' });
    live.listen(ready("second"));
    live.listen(listener);
    await settle();
    expect(heard).toEqual(["first", "second"]);
  });

  test("says that something may have been missed when the server does", async () => {
    connect().listen(listener);
    await settle();
    sockets[0]!.onmessage?.({ data: '{"resync":true}' });
    expect(heard).toEqual(["gap"]);
  });

  test("comes back after waits that grow, and then says that something may have been missed", async () => {
    connect().listen(listener);
    await settle();
    sockets[0]!.onopen?.();
    sockets[0]!.onmessage?.({ data: '{"ready":true}' });
    for (const waitMs of [1_000, 2_000, 4_000]) {
      const before = sockets.length;
      sockets.at(-1)!.onclose?.({ code: 1006 });
      jest.advanceTimersByTime(waitMs - 1);
      await settle();
      expect(sockets).toHaveLength(before);
      jest.advanceTimersByTime(1);
      await settle();
      expect(sockets).toHaveLength(before + 1);
    }
    expect(heard).toEqual([]);
    sockets.at(-1)!.onopen?.();
    expect(heard).toEqual([]);
    sockets.at(-1)!.onmessage?.({ data: '{"ready":true}' });
    expect(heard).toEqual(["gap"]);
  });

  test("takes a new ticket at once when the server asks for it", async () => {
    connect().listen(listener);
    await settle();
    sockets[0]!.onclose?.({ code: RENEW_CODE });
    await settle();
    expect(sockets.map((socket) => socket.address)).toEqual(["ws://live/0", "ws://live/1"]);
  });

  test("tries again when no ticket could be had, and gives up when nobody is logged in", async () => {
    address = () => Promise.reject(new Error("offline"));
    const live = connect();
    live.listen(listener);
    await settle();
    address = async () => null;
    jest.advanceTimersByTime(1_000);
    await settle();
    jest.advanceTimersByTime(60_000);
    await settle();
    expect(sockets).toHaveLength(0);
  });

  test("stays open over a page change and closes some seconds after the last listener", async () => {
    const live = connect();
    const stop = live.listen(listener);
    await settle();
    stop();
    const stopNext = live.listen(listener);
    jest.advanceTimersByTime(6_000);
    expect(sockets[0]!.closed).toBe(false);
    stopNext();
    jest.advanceTimersByTime(5_000);
    expect(sockets[0]!.closed).toBe(true);
  });
});
