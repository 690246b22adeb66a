import { applyCompanyEvents } from "~/features/webhooks/apply-company-events.server";
import type { ParkedRow } from "~/features/webhooks/inbound-queue.sql.server";
import type { CompanyEvent } from "~/features/webhooks/route-events.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import type { CompanyContext } from "~/platform/db/company-types";
import type { Database } from "~/platform/db/database.server";
import { isTransient } from "./is-transient";

export interface CompanyOutcome {
  parked: ParkedRow[];
  /** Webhooks with an event that cannot be applied, and why. */
  poisoned: Map<string, string>;
  /** Webhooks whose turn comes again: the database could not do it now. */
  later: Set<string>;
}

const ERROR_LENGTH = 500;

/** Applies a batch of one company; what cannot be applied is found by halving, and the rest is applied without it. */
export async function applyCompany(
  database: Database,
  companyId: string,
  events: readonly CompanyEvent[],
  now: Date,
): Promise<CompanyOutcome> {
  const ctx = createCompanyContext(database, { companyId, actor: { kind: "system", task: "webhook" } });
  const outcome: CompanyOutcome = { parked: [], poisoned: new Map(), later: new Set() };
  await apply(ctx, events, now, outcome);
  return outcome;
}

async function apply(
  ctx: CompanyContext,
  events: readonly CompanyEvent[],
  now: Date,
  outcome: CompanyOutcome,
): Promise<void> {
  try {
    const { unknown } = await applyCompanyEvents(ctx, events, now);
    for (const { connectionId, event } of unknown) {
      const providerId = event.providerMessageId;
      outcome.parked.push({ companyId: ctx.companyId, connectionId, providerId, event });
    }
  } catch (error) {
    if (isTransient(error)) {
      for (const { rawId } of events) outcome.later.add(rawId);
    } else if (events.length === 1) {
      outcome.poisoned.set(events[0]!.rawId, String(error).slice(0, ERROR_LENGTH));
    } else {
      const middle = Math.ceil(events.length / 2);
      await apply(ctx, events.slice(0, middle), now, outcome);
      await apply(ctx, events.slice(middle), now, outcome);
    }
  }
}
