import {
  type FinishedInbound,
  finishInbound,
  type LeasedInbound,
  loadInbound,
  type StoredInbound,
} from "~/features/webhooks/inbound-queue.sql.server";
import { readStored } from "~/features/webhooks/read-stored";
import type { CompanyEvent, EventRouter } from "~/features/webhooks/route-events.server";
import type { Clock } from "~/platform/clock/clock";
import type { Database } from "~/platform/db/database.server";
import { applyCompany } from "./apply-company";

export interface Applying {
  database: Database;
  router: EventRouter;
  clock: Clock;
}

/** A webhook may be here before the number it names has been saved: it waits so long, then it is nobody's. */
const MISSING_WAITS_MS = 60_000;
const MISSING_AGAIN_SECONDS = 5;
const TRANSIENT_AGAIN_SECONDS = 1;
/** Events of one company in one transaction. */
const MOST_EVENTS = 4_000;

/** Applies leased webhooks and ends their leases. → events applied. Throws only when nothing at all could be done. */
export async function applyBatch(applying: Applying, leases: LeasedInbound[]): Promise<number> {
  const { database, clock } = applying;
  const stored = await loadInbound(
    database.intake,
    leases.map(({ id }) => id),
  );
  const tries = new Map(leases.map(({ id, tries: count }) => [id, count]));
  const { byCompany, unroutable, failed } = await sortOut(applying, stored);
  const done: FinishedInbound = { applied: [], parked: [], dead: [], later: new Map() };
  const dead = new Map<string, { companyId: string | null; error: string }>();
  for (const id of unroutable) done.later.set(id, MISSING_AGAIN_SECONDS);
  for (const [id, error] of failed) dead.set(id, { companyId: null, error });
  let count = 0;
  for (const [companyId, events] of byCompany) {
    for (let at = 0; at < events.length; at += MOST_EVENTS) {
      const slice = events.slice(at, at + MOST_EVENTS);
      const outcome = await applyCompany(database, companyId, slice, clock.now());
      count += slice.length;
      done.parked.push(...outcome.parked);
      for (const id of outcome.later) done.later.set(id, TRANSIENT_AGAIN_SECONDS);
      for (const [id, error] of outcome.poisoned) dead.set(id, { companyId, error });
    }
  }
  for (const [id, { companyId, error }] of dead) {
    if (!done.later.has(id)) done.dead.push({ id, companyId, error, tries: tries.get(id) ?? 1 });
  }
  // Also what is gone from inbound_raw: nothing is left of it to apply.
  done.applied = leases.map(({ id }) => id).filter((id) => !done.later.has(id) && !dead.has(id));
  await finishInbound(database.intake, done);
  return count;
}

async function sortOut({ router, clock }: Applying, stored: StoredInbound[]) {
  const byCompany = new Map<string, CompanyEvent[]>();
  const unroutable = new Set<string>();
  const failed = new Map<string, string>();
  for (const one of stored) {
    const events = tryToRead(one);
    if (typeof events === "string") {
      failed.set(one.id, events);
      continue;
    }
    const { companyEvents, missing } = await router.route(one, events);
    const ageMs = clock.now().getTime() - one.receivedAt.getTime();
    if (missing && ageMs < MISSING_WAITS_MS) unroutable.add(one.id);
    for (const event of companyEvents) {
      const known = byCompany.get(event.companyId);
      if (known) known.push(event);
      else byCompany.set(event.companyId, [event]);
    }
  }
  return { byCompany, unroutable, failed };
}

function tryToRead(stored: StoredInbound) {
  try {
    return readStored(stored);
  } catch (error) {
    return String(error);
  }
}
