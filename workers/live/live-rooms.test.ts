import { beforeEach, describe, expect, test } from "bun:test";
import type { Sight } from "~/features/inbox/core/sight";
import { RENEW_CODE } from "~/live/live-message";
import { packPlaces } from "~/live/live-notice";
import { createLiveRooms, type LiveRooms, type LiveSocket } from "./live-rooms";

let topics: Map<string, Set<FakeSocket>>;
let published: number;
let rooms: LiveRooms;

class FakeSocket implements LiveSocket {
  readonly log: string[] = [];
  subscribe(topic: string) {
    topics.set(topic, (topics.get(topic) ?? new Set()).add(this));
  }
  unsubscribe(topic: string) {
    topics.get(topic)?.delete(this);
  }
  send(text: string) {
    this.log.push(text);
  }
  ping() {
    this.log.push("ping");
  }
  close(code: number) {
    this.log.push(`close ${code}`);
  }
  terminate() {
    this.log.push("terminate");
  }
}

beforeEach(() => {
  topics = new Map();
  published = 0;
  rooms = createLiveRooms({
    publish(topic, text) {
      published += 1;
      for (const socket of topics.get(topic) ?? []) socket.send(text);
    },
    random: () => 0.5,
  });
});

const ALL: Sight = { all: true };
const own = (userId: string, ...departmentIds: string[]): Sight => ({ all: false, userId, departmentIds });

/** A socket of a member who sees this; without a sight it is not placed yet. */
function enter(companyId: string, userId: string, sight?: Sight) {
  const socket = new FakeSocket();
  const { seat, heard, leave } = rooms.join({ companyId, userId, isKey: false }, socket, 0);
  if (sight) rooms.place(seat, sight);
  socket.log.length = 0;
  return { socket, seat, heard, leave, log: socket.log };
}

const campaign = { kind: "campaign", campaignId: "c" } as const;
const thread = { kind: "message", conversationId: "v" } as const;
const said = (...facts: object[]) => JSON.stringify({ facts });
const at = (assigneeId: string | null, departmentId: string | null = null) =>
  packPlaces([{ assigneeId, departmentId }]);

describe("who hears a fact", () => {
  test("its own company's sockets, those of one notice together", () => {
    const [a, b] = [enter("A", "ana", ALL), enter("B", "bia", ALL)];
    rooms.tell([
      ["A", campaign],
      ["C", campaign],
      ["A", { kind: "contact", contactId: "k" }],
    ]);
    expect(a.log).toEqual([said(campaign, { kind: "contact", contactId: "k" })]);
    expect(b.log).toEqual([]);
  });

  test.each([
    ["one who sees all hears of a colleague's conversation", ALL, at("bia"), true],
    ["one hears of one's own", own("ana"), at("ana"), true],
    ["nobody else hears of it", own("ana"), at("bia"), false],
    ["nor of what is nobody's", own("ana"), at(null), false],
    ["a department hears of its own", own("ana", "sales"), at("bia", "sales"), true],
    ["and of no other's", own("ana", "sales"), at("bia", "help"), false],
    [
      "who had it hears that it left",
      own("ana"),
      packPlaces([
        { assigneeId: "bia", departmentId: null },
        { assigneeId: "ana", departmentId: null },
      ]),
      true,
    ],
    ["where nobody said where it stands, who sees all", ALL, undefined, true],
    ["and nobody else", own("ana"), undefined, false],
  ] as const)("%s", (_, sight, places, hears) => {
    const { log } = enter("A", "ana", sight);
    rooms.tell([["A", thread, places as never]]);
    expect(log).toEqual(hears ? [said(thread)] : []);
  });

  test("of several facts everybody gets what they see, without the places", () => {
    const [all, ana, bia] = [
      enter("A", "x", ALL),
      enter("A", "ana", own("ana")),
      enter("A", "bia", own("bia")),
    ];
    rooms.tell([
      ["A", thread, at("ana")],
      ["A", campaign],
    ]);
    expect(all.log).toEqual([said(thread, campaign)]);
    expect(ana.log).toEqual([said(thread, campaign)]);
    expect(bia.log).toEqual([said(campaign)]);
  });

  test("those who see the same are told with one message, however many they are", () => {
    const many = Array.from({ length: 50 }, (_, n) => enter("A", `m${n}`, ALL));
    rooms.tell([["A", thread, at("somebody")]]);
    expect(published).toBe(1);
    expect(many.every(({ log }) => log.length === 1)).toBe(true);
  });
});

describe("a socket whose member's sight is not known", () => {
  test("hears nothing, and then that everything before may have been missed", () => {
    const { socket, seat, log } = enter("A", "ana");
    rooms.tell([["A", campaign]]);
    expect(log).toEqual([]);
    rooms.place(seat, ALL);
    rooms.tell([["A", campaign]]);
    expect(socket.log).toEqual(['{"ready":true}', said(campaign)]);
  });

  test("falls silent when it may have changed, and refetches once it is known again", () => {
    const { seat, log } = enter("A", "ana", ALL);
    expect(rooms.unplace("A", "ana")).toEqual([seat]);
    rooms.tell([["A", thread, at("bia")]]);
    rooms.place(seat, own("ana"));
    rooms.tell([["A", thread, at("bia")]]);
    expect(log).toEqual(['{"resync":true}']);
  });

  test("is closed when nobody of that name is in the company any more", () => {
    const { seat, log } = enter("A", "ana");
    rooms.place(seat, undefined);
    expect(log).toEqual([`close ${RENEW_CODE}`]);
  });

  test("stays silent when it left meanwhile", () => {
    const { seat, leave, log } = enter("A", "ana");
    leave();
    rooms.place(seat, ALL);
    expect(log).toEqual([]);
    expect(rooms.count()).toBe(0);
  });

  test("is not an API key's: that sees everything, whoever joins or leaves", () => {
    const key = rooms.join({ companyId: "A", userId: "k", isKey: true }, new FakeSocket(), 0);
    rooms.place(key.seat, ALL);
    expect(rooms.unplace("A")).toEqual([]);
    expect(rooms.members().get("A")).toEqual(new Set());
  });
});

describe("every half minute", () => {
  test("ends a socket that did not answer a ping, and keeps one that did", () => {
    const [quiet, alive] = [enter("A", "ana", ALL), enter("A", "bia", ALL)];
    rooms.check(1_000);
    alive.heard();
    rooms.check(2_000);
    expect(quiet.log).toEqual(["ping", "terminate"]);
    expect(alive.log).toEqual(["ping", "ping"]);
  });

  test("asks for a new ticket after about 15 minutes", () => {
    const { log } = enter("A", "ana", ALL);
    rooms.check(15 * 60_000);
    expect(log).toEqual([`close ${RENEW_CODE}`]);
  });
});
