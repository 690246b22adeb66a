import type { StatusEvent } from "~/channels/channel-event";
import { forgetParked, listParked, type ParkedStatus } from "~/features/webhooks/inbound-queue.sql.server";
import type { CompanyEvent } from "~/features/webhooks/route-events.server";
import type { Clock } from "~/platform/clock/clock";
import type { Database } from "~/platform/db/database.server";
import { applyCompany } from "./apply-company";

const MOST = 5_000;

/** Tries parked statuses of the last `seconds` again; those whose message has turned up leave the parking place. → how many */
export async function sweepParked(database: Database, clock: Clock, seconds: number): Promise<number> {
  const parked = await listParked(database.intake, seconds, MOST);
  const byCompany = new Map<string, ParkedStatus[]>();
  for (const row of parked) {
    const known = byCompany.get(row.companyId);
    if (known) known.push(row);
    else byCompany.set(row.companyId, [row]);
  }
  let applied = 0;
  for (const [companyId, rows] of byCompany) {
    const outcome = await applyCompany(database, companyId, rows.map(asEvent), clock.now());
    const still = new Set(
      outcome.parked.map(({ connectionId, providerId }) => `${connectionId} ${providerId}`),
    );
    const found = rows.filter(
      ({ id, connectionId, providerId }) =>
        !still.has(`${connectionId} ${providerId}`) && !outcome.later.has(id) && !outcome.poisoned.has(id),
    );
    await forgetParked(
      database.intake,
      found.map(({ id }) => id),
    );
    applied += found.length;
  }
  return applied;
}

const asEvent = ({ id, companyId, connectionId, event }: ParkedStatus): CompanyEvent => {
  const status = event as StatusEvent;
  return {
    rawId: id,
    companyId,
    connectionIds: [connectionId],
    event: { ...status, at: new Date(status.at) },
  };
};
