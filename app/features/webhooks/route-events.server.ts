import type { ChannelEvent, RoutedEvent } from "~/channels/channel-event";
import type { Clock } from "~/platform/clock/clock";
import type { ConnectionPlace, SystemLookups } from "~/platform/db/system-lookups.server";
import type { StoredInbound } from "./inbound-queue.sql.server";

/** One event with whose it is. Account-level events name every connection of that business account in the company. */
export interface CompanyEvent {
  rawId: string;
  companyId: string;
  connectionIds: string[];
  event: ChannelEvent;
}

/** `missing`: it names a number or account that nobody has connected (yet). */
export type Routed = { companyEvents: CompanyEvent[]; missing: boolean };

export interface EventRouter {
  route(stored: StoredInbound, events: RoutedEvent[]): Promise<Routed>;
}

const KNOWN_FOR_MS = 30_000;
const MISSING_FOR_MS = 2_000;
const MOST_CACHED = 50_000;

/** Finds the companies that events belong to, before a company is known; answers are kept for half a minute. */
export function createEventRouter(lookups: SystemLookups, clock: Clock): EventRouter {
  const cache = new Map<string, { untilMs: number; places: Promise<ConnectionPlace[]> }>();

  function remembered(key: string, ask: () => Promise<ConnectionPlace[]>): Promise<ConnectionPlace[]> {
    const found = cache.get(key);
    if (found && found.untilMs > clock.monotonic()) return found.places;
    const entry = { untilMs: Number.POSITIVE_INFINITY, places: ask() };
    cache.delete(key);
    cache.set(key, entry);
    if (cache.size > MOST_CACHED) cache.delete(cache.keys().next().value!);
    entry.places.then(
      (places) => {
        entry.untilMs = clock.monotonic() + (places.length > 0 ? KNOWN_FOR_MS : MISSING_FOR_MS);
      },
      () => cache.get(key) === entry && cache.delete(key),
    );
    return entry.places;
  }
  const listed = (place: ConnectionPlace | undefined) => (place ? [place] : []);
  const byConnection = (id: string) =>
    remembered(`c:${id}`, async () => listed(await lookups.connection(id)));
  const byNumber = (id: string) =>
    remembered(`n:${id}`, async () => listed(await lookups.connectionByExternalId("meta", id)));
  const byAccount = (id: string) => remembered(`w:${id}`, () => lookups.connectionsByWaba(id));

  async function placesOf(stored: StoredInbound, one: RoutedEvent): Promise<ConnectionPlace[]> {
    if (stored.source !== "meta") return stored.connectionId ? byConnection(stored.connectionId) : [];
    const named = one.phoneNumberId
      ? await byNumber(one.phoneNumberId)
      : one.wabaId
        ? await byAccount(one.wabaId)
        : [];
    if (stored.connectionId === null) return named;
    // Signed with a connection's own secret: believed about that connection's company only.
    const [own] = await byConnection(stored.connectionId);
    return named.filter((place) => place.companyId === own?.companyId);
  }

  return {
    async route(stored, events) {
      const companyEvents: CompanyEvent[] = [];
      let missing = false;
      for (const one of events) {
        const places = await placesOf(stored, one);
        if (places.length === 0 && one.event.kind !== "other") missing = true;
        for (const companyId of new Set(places.map((place) => place.companyId))) {
          const connectionIds = places
            .filter((place) => place.companyId === companyId)
            .map((place) => place.connectionId);
          companyEvents.push({ rawId: stored.id, companyId, connectionIds, event: one.event });
        }
      }
      return { companyEvents, missing };
    },
  };
}
