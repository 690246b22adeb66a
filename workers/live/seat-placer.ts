import type { Sight } from "~/features/inbox/core/sight";
import { loadSights } from "~/features/inbox/load-sights.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import type { Database } from "~/platform/db/database.server";
import type { Logger } from "~/platform/logger/logger";
import type { LiveRooms, Seat } from "./live-rooms";

export interface SeatPlacerOptions {
  database: Database;
  logger: Logger;
  rooms: Pick<LiveRooms, "place">;
  /** Of seats that hear now. */
  onPlaced(seats: readonly Seat[]): void;
}

const ALL: Sight = { all: true };
const FIRST_WAIT_MS = 250;
const MOST_WAIT_MS = 10_000;

/**
 * Finds out what the members of new seats see and places them: those of one company in one read, however many come at
 * once. While the database does not answer they wait, and hear nothing.
 */
export function createSeatPlacer({ database, logger, rooms, onPlaced }: SeatPlacerOptions) {
  const waiting = new Map<string, Set<Seat>>();
  const reading = new Set<string>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let stopped = false;

  function add(seats: readonly Seat[]) {
    for (const seat of seats) {
      const { companyId } = seat;
      const others = waiting.get(companyId) ?? new Set();
      waiting.set(companyId, others.add(seat));
      later(companyId, 0, 0);
    }
  }

  function later(companyId: string, waitMs: number, failures: number) {
    if (reading.has(companyId) || stopped) return;
    reading.add(companyId);
    const timer = setTimeout(() => {
      timers.delete(timer);
      void read(companyId, failures);
    }, waitMs);
    timers.add(timer);
  }

  async function read(companyId: string, failures: number) {
    const seats = [...(waiting.get(companyId) ?? [])];
    waiting.delete(companyId);
    const versions = seats.map(({ version }) => version);
    try {
      const people = [...new Set(seats.filter(({ isKey }) => !isKey).map(({ userId }) => userId))];
      const sights = people.length > 0 ? await sightsOf(companyId, people) : new Map<string, Sight>();
      // One that changed while it was read waits again: whoever changed it has added it.
      const current = seats.filter(({ version }, at) => version === versions[at]);
      for (const seat of current) rooms.place(seat, seat.isKey ? ALL : sights.get(seat.userId));
      onPlaced(current.filter(({ topic }) => topic !== undefined));
      reading.delete(companyId);
      if (waiting.has(companyId)) later(companyId, 0, 0);
    } catch (error) {
      logger.warn({ companyId, error: String(error) }, "live events: what members see is not known yet");
      const others = waiting.get(companyId) ?? new Set();
      waiting.set(companyId, new Set([...others, ...seats]));
      reading.delete(companyId);
      later(companyId, Math.min(MOST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures), failures + 1);
    }
  }

  function sightsOf(companyId: string, people: string[]): Promise<Map<string, Sight>> {
    const actor = { kind: "system", task: "live" } as const;
    return createCompanyContext(database, { companyId, actor }).read((scope) => loadSights(scope, people));
  }

  return {
    add,
    stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
