import type { LiveFact } from "~/live/live-fact";
import { type LiveMessage, RENEW_CODE } from "~/live/live-message";

/** The part of a `ws` socket that a room needs. */
export interface LiveSocket {
  readonly bufferedAmount: number;
  send(text: string): void;
  ping(): void;
  close(code: number, reason: string): void;
  terminate(): void;
}

interface Seat {
  readonly companyId: string;
  readonly socket: LiveSocket;
  readonly until: number;
  /** Told to answer a ping, and has not yet. */
  silent: boolean;
  /** Facts were dropped because it reads too slowly. */
  missed: boolean;
}

const MOST_WAITING_BYTES = 256 * 1024;
/** A socket is asked for a new ticket after this, so that whoever left the company stops hearing of it. */
const LIFE_MS = 15 * 60_000;

/** Sockets by company. A fact goes to its own company's sockets and to nobody else. `now` in milliseconds. */
export function createLiveRooms(random: () => number = Math.random) {
  const rooms = new Map<string, Set<Seat>>();

  function leave(seat: Seat) {
    const room = rooms.get(seat.companyId);
    room?.delete(seat);
    if (room?.size === 0) rooms.delete(seat.companyId);
  }

  return {
    /** → the seat: `heard` when it answered a ping, `leave` when it closed */
    join(companyId: string, socket: LiveSocket, now: number) {
      const until = now + LIFE_MS * (0.9 + 0.2 * random());
      const seat: Seat = { companyId, socket, until, silent: false, missed: false };
      const room = rooms.get(companyId) ?? new Set();
      rooms.set(companyId, room.add(seat));
      return {
        heard: () => {
          seat.silent = false;
        },
        leave: () => leave(seat),
      };
    },

    tell(entries: readonly (readonly [companyId: string, fact: LiveFact])[]) {
      for (const [companyId, facts] of byCompany(entries)) {
        const text = JSON.stringify({ facts } satisfies LiveMessage);
        for (const seat of rooms.get(companyId) ?? []) deliver(seat, text);
      }
    },

    /** Something may have been missed: every page refetches. */
    resync() {
      for (const room of rooms.values()) for (const seat of room) deliver(seat, RESYNC);
    },

    /** Every half minute: ends silent sockets, renews old ones, tells slow ones what they missed. */
    check(now: number) {
      for (const room of [...rooms.values()]) {
        for (const seat of [...room]) {
          if (seat.silent) seat.socket.terminate();
          else if (now >= seat.until) seat.socket.close(RENEW_CODE, "renew");
          else {
            if (seat.missed) deliver(seat, RESYNC);
            seat.silent = true;
            seat.socket.ping();
          }
        }
      }
    },

    count: () => [...rooms.values()].reduce((sum, room) => sum + room.size, 0),
    closeAll() {
      for (const room of [...rooms.values()]) for (const seat of [...room]) seat.socket.close(1001, "stop");
    },
  };
}

const RESYNC = JSON.stringify({ resync: true } satisfies LiveMessage);

/** A socket that does not keep up loses hints, never memory of ours; it refetches once it reads again. */
function deliver(seat: Seat, text: string): void {
  if (seat.socket.bufferedAmount > MOST_WAITING_BYTES) {
    seat.missed = true;
    return;
  }
  seat.socket.send(seat.missed ? RESYNC : text);
  seat.missed = false;
}

function byCompany(entries: readonly (readonly [string, LiveFact])[]): Map<string, LiveFact[]> {
  const grouped = new Map<string, LiveFact[]>();
  for (const [companyId, fact] of entries) {
    const facts = grouped.get(companyId);
    if (facts) facts.push(fact);
    else grouped.set(companyId, [fact]);
  }
  return grouped;
}
