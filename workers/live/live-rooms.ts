import { type Sight, sees } from "~/features/inbox/core/sight";
import type { LiveFact } from "~/live/live-fact";
import { type LiveMessage, RENEW_CODE } from "~/live/live-message";
import type { LiveNotice } from "~/live/live-notice";
import { groupNotices, type PlacedFact } from "./group-notices";

/** The part of a socket that a room needs. */
export interface LiveSocket {
  /** What is published under this topic reaches it. */
  subscribe(topic: string): unknown;
  unsubscribe(topic: string): unknown;
  send(text: string): unknown;
  ping(): unknown;
  close(code: number, reason: string): void;
  terminate(): void;
}

export interface Seat {
  readonly companyId: string;
  /** A member, or an API key, which sees everything. */
  readonly userId: string;
  readonly isKey: boolean;
  readonly socket: LiveSocket;
  readonly until: number;
  /** Told to answer a ping, and has not yet. */
  silent: boolean;
  /** Group it hears with; undefined while nobody knows what its member sees. */
  topic: string | undefined;
  /** Grows when what its member sees may have changed: what was read before counts no more. */
  version: number;
  /** It was ready before: what comes next is a gap and not a beginning. */
  wasReady: boolean;
}

interface Group {
  sight: Sight;
  seats: number;
}

interface Room {
  seats: Set<Seat>;
  /** By topic: those who see the same hear the same, so it is written once for all of them. */
  groups: Map<string, Group>;
}

/** A socket is asked for a new ticket after this, so that whoever left the company stops hearing of it. */
const LIFE_MS = 15 * 60_000;
const RESYNC = JSON.stringify({ resync: true } satisfies LiveMessage);
const READY = JSON.stringify({ ready: true } satisfies LiveMessage);

export interface LiveRoomsOptions {
  /** Hands a text to every socket that subscribed to a topic. */
  publish(topic: string, text: string): void;
  random?(): number;
}

/**
 * Sockets by company, and within it by what their members see. A fact goes to its own company's sockets and to nobody
 * else; one about a conversation only to those who see it. `now` in milliseconds.
 */
export function createLiveRooms({ publish, random = Math.random }: LiveRoomsOptions) {
  const rooms = new Map<string, Room>();
  let count = 0;

  function seatsOf(companyId: string, userId?: string): Seat[] {
    const seats = [...(rooms.get(companyId)?.seats ?? [])];
    return userId === undefined ? seats : seats.filter((seat) => seat.userId === userId);
  }

  function leaveGroup(seat: Seat) {
    if (seat.topic === undefined) return;
    const groups = rooms.get(seat.companyId)?.groups;
    const group = groups?.get(seat.topic);
    if (group && --group.seats === 0) groups?.delete(seat.topic);
    seat.topic = undefined;
  }

  function leave(seat: Seat) {
    const room = rooms.get(seat.companyId);
    if (!room?.seats.delete(seat)) return;
    count -= 1;
    leaveGroup(seat);
    if (room.seats.size === 0) rooms.delete(seat.companyId);
  }

  return {
    /** It hears nothing until `place` says what its member sees. `heard` when it answered a ping, `leave` when it closed. */
    join(
      who: { companyId: string; userId: string; isKey: boolean },
      socket: LiveSocket,
      now: number,
    ): { seat: Seat; heard(): void; leave(): void } {
      const until = now + LIFE_MS * (0.9 + 0.2 * random());
      const seat: Seat = {
        companyId: who.companyId,
        userId: who.userId,
        isKey: who.isKey,
        socket,
        until,
        silent: false,
        topic: undefined,
        version: 0,
        wasReady: false,
      };
      const room = rooms.get(who.companyId) ?? { seats: new Set(), groups: new Map() };
      rooms.set(who.companyId, room);
      room.seats.add(seat);
      count += 1;
      return {
        seat,
        heard() {
          seat.silent = false;
        },
        leave: () => leave(seat),
      };
    },

    /** Its member sees this: it hears from here on. Without a sight nobody of that name is in the company: it is closed. */
    place(seat: Seat, sight: Sight | undefined) {
      const room = rooms.get(seat.companyId);
      if (!room?.seats.has(seat) || seat.topic !== undefined) return;
      if (!sight) return seat.socket.close(RENEW_CODE, "renew");
      const topic = topicOf(seat.companyId, sight);
      const group = room.groups.get(topic) ?? { sight, seats: 0 };
      room.groups.set(topic, group);
      group.seats += 1;
      seat.topic = topic;
      seat.socket.subscribe(topic);
      seat.socket.send(seat.wasReady ? RESYNC : READY);
      seat.wasReady = true;
    },

    /** What a member (or any of the company) sees may have changed. → seats that hear nothing until they are placed again */
    unplace(companyId: string, userId?: string): Seat[] {
      const changed = seatsOf(companyId, userId).filter((seat) => !seat.isKey);
      for (const seat of changed) {
        seat.version += 1;
        if (seat.topic !== undefined) seat.socket.unsubscribe(seat.topic);
        leaveGroup(seat);
      }
      return changed;
    },

    tell(notices: readonly LiveNotice[]) {
      for (const [companyId, facts] of groupNotices(notices)) {
        const groups = rooms.get(companyId)?.groups;
        if (!groups) continue;
        const texts = new Map<string, string>();
        for (const [topic, { sight }] of groups) {
          const text = textFor(sight, facts, texts);
          if (text !== undefined) publish(topic, text);
        }
      }
    },

    /** Something may have been missed: every page refetches. */
    resync() {
      for (const { groups } of rooms.values()) for (const topic of groups.keys()) publish(topic, RESYNC);
    },

    /** Every half minute: ends silent sockets, renews old ones. */
    check(now: number) {
      for (const { seats } of [...rooms.values()]) {
        for (const seat of [...seats]) {
          if (seat.silent) seat.socket.terminate();
          else if (now >= seat.until) seat.socket.close(RENEW_CODE, "renew");
          else {
            seat.silent = true;
            seat.socket.ping();
          }
        }
      }
    },

    /** Members with an open socket here, by company. */
    members(): Map<string, Set<string>> {
      const here = new Map<string, Set<string>>();
      for (const [companyId, { seats }] of rooms) {
        const ids = [...seats].filter(({ isKey, topic }) => !isKey && topic).map(({ userId }) => userId);
        here.set(companyId, new Set(ids));
      }
      return here;
    },

    companies: () => rooms.keys(),
    count: () => count,
    closeAll() {
      for (const { seats } of [...rooms.values()])
        for (const seat of [...seats]) seat.socket.close(1001, "stop");
    },
  };
}
export type LiveRooms = ReturnType<typeof createLiveRooms>;

/** Equal for equal sights of one company, and for nothing else. */
function topicOf(companyId: string, sight: Sight): string {
  return sight.all ? companyId : `${companyId} ${sight.userId} ${[...sight.departmentIds].sort().join(" ")}`;
}

/** The message for one sight, made once for all sights that hear the same of it. → undefined = nothing */
function textFor(sight: Sight, facts: readonly PlacedFact[], texts: Map<string, string>): string | undefined {
  const heard: LiveFact[] = [];
  let mask = "";
  for (const [at, { fact, places }] of facts.entries()) {
    if (!sight.all && places && !places.some((place) => sees(sight, place))) continue;
    heard.push(fact);
    mask += ` ${at}`;
  }
  if (heard.length === 0) return undefined;
  const known = texts.get(mask);
  if (known !== undefined) return known;
  const text = JSON.stringify({ facts: heard } satisfies LiveMessage);
  texts.set(mask, text);
  return text;
}
