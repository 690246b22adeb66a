import { describe, expect, test } from "bun:test";
import { RENEW_CODE } from "~/live/live-message";
import { createLiveRooms } from "./live-rooms";

function aSocket() {
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
const fact = { kind: "campaign", campaignId: "c" } as const;
const said = '{"facts":[{"kind":"campaign","campaignId":"c"}]}';
const resync = '{"resync":true}';

describe("a room", () => {
  test("hears its own company's facts, those of one notice together", () => {
    const rooms = createLiveRooms();
    const [a, b] = [aSocket(), aSocket()];
    rooms.join("A", a, 0);
    rooms.join("B", b, 0);
    rooms.tell([
      ["A", fact],
      ["C", fact],
      ["A", { kind: "contact", contactId: "k" }],
    ]);
    expect(a.log).toEqual([
      '{"facts":[{"kind":"campaign","campaignId":"c"},{"kind":"contact","contactId":"k"}]}',
    ]);
    expect(b.log).toEqual([]);
  });

  test("drops hints for a socket that does not read, and tells it to refetch once it does", () => {
    const rooms = createLiveRooms();
    const slow = aSocket();
    rooms.join("A", slow, 0);
    slow.bufferedAmount = 300_000;
    rooms.tell([["A", fact]]);
    rooms.tell([["A", fact]]);
    expect(slow.log).toEqual([]);
    slow.bufferedAmount = 0;
    rooms.tell([["A", fact]]);
    rooms.tell([["A", fact]]);
    expect(slow.log).toEqual([resync, said]);
  });

  test("ends a socket that did not answer a ping, and keeps one that did", () => {
    const rooms = createLiveRooms();
    const [quiet, alive] = [aSocket(), aSocket()];
    rooms.join("A", quiet, 0);
    const seat = rooms.join("A", alive, 0);
    rooms.check(1_000);
    seat.heard();
    rooms.check(2_000);
    expect(quiet.log).toEqual(["ping", "terminate"]);
    expect(alive.log).toEqual(["ping", "ping"]);
  });

  test("asks for a new ticket after about 15 minutes", () => {
    const rooms = createLiveRooms(() => 0.5);
    const socket = aSocket();
    rooms.join("A", socket, 0).heard();
    rooms.check(15 * 60_000);
    expect(socket.log).toEqual([`close ${RENEW_CODE}`]);
  });

  test("forgets who left", () => {
    const rooms = createLiveRooms();
    rooms.join("A", aSocket(), 0).leave();
    expect(rooms.count()).toBe(0);
  });
});
