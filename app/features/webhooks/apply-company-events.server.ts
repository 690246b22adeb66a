import type { ChannelEvent } from "~/channels/channel-event";
import { noteTestDelivered } from "~/features/connections/note-test-delivered.server";
import { noteWebhookArrived } from "~/features/connections/note-webhook-arrived.server";
import { applyStatuses } from "~/features/messages/apply-statuses.server";
import type { ArrivedStatus } from "~/features/messages/core/fold-statuses";
import { receiveInbound } from "~/features/messages/receive-inbound.server";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import type { AccountConnection } from "./account-connection";
import { applyRareEvent } from "./apply-rare-event.server";
import { reactToFailures } from "./react-to-failures.server";
import type { CompanyEvent } from "./route-events.server";
import { touchConnections } from "./touch-connections.sql.server";

export interface AppliedEvents {
  /** Statuses of messages that nobody here knows (yet). */
  unknown: ArrivedStatus[];
}

/**
 * Applies events of one company in one transaction: all of them, or none. In any order, with repeats, again after a
 * crash: the end is the same.
 */
export function applyCompanyEvents(
  ctx: CompanyContext,
  events: readonly CompanyEvent[],
  now: Date,
): Promise<AppliedEvents> {
  return ctx.transaction(async (tx) => {
    const connections = await loadConnections(tx, events);
    const one = ({ connectionIds }: CompanyEvent) => connections.get(connectionIds[0]!);
    const statuses: ArrivedStatus[] = [];
    const inbound: Parameters<typeof receiveInbound>[1][number][] = [];
    const rare: { event: ChannelEvent; connections: AccountConnection[] }[] = [];
    for (const companyEvent of events) {
      const { event, connectionIds } = companyEvent;
      const connection = one(companyEvent);
      if (!connection) continue;
      if (event.kind === "status") statuses.push({ connectionId: connection.id, event });
      else if (event.kind === "message") inbound.push({ connection, event });
      else if (event.kind !== "other") {
        const all = connectionIds.map((id) => connections.get(id)).filter((found) => found !== undefined);
        rare.push({ event, connections: all });
      }
    }
    await touch(tx, [...connections.values()], now);
    const { notable, unknown } = await applyStatuses(tx, statuses);
    await reactToFailures(tx, notable, connections, now);
    for (const { connectionId } of notable.filter(isDeliveredTest)) {
      await noteTestDelivered(tx, connectionId, now);
    }
    await receiveInbound(tx, inbound, now);
    for (const { event, connections: concerned } of rare) await applyRareEvent(tx, concerned, event, now);
    return { unknown };
  });
}

const isDeliveredTest = ({ source, state }: { source: string; state: string }) =>
  source === "test" && (state === "delivered" || state === "read");

type HeardConnection = AccountConnection & { lastWebhookAt: Date | null };
type Connections = Map<string, HeardConnection>;

async function loadConnections(
  tx: CompanyTransaction,
  events: readonly CompanyEvent[],
): Promise<Connections> {
  const rows = await tx.db.connection.findMany({
    where: { id: { in: [...new Set(events.flatMap(({ connectionIds }) => connectionIds))] } },
    select: {
      id: true,
      kind: true,
      state: true,
      address: true,
      rate: true,
      wabaId: true,
      portfolioId: true,
      lastWebhookAt: true,
    },
  });
  return new Map(rows.map((row) => [row.id, { ...row, kind: row.kind as AccountConnection["kind"] }]));
}

const TOUCH_AFTER_MS = 5_000;

/** A number's first webhook may make it active; a later one only says that they still come. */
async function touch(tx: CompanyTransaction, connections: HeardConnection[], now: Date) {
  const due = connections
    .filter(({ lastWebhookAt }) => now.getTime() - (lastWebhookAt?.getTime() ?? 0) > TOUCH_AFTER_MS)
    .map(({ id }) => id);
  if (due.length === 0) return;
  for (const { id, lastWebhookAt } of connections) {
    if (!lastWebhookAt) await noteWebhookArrived(tx, id, now);
  }
  await touchConnections(tx, due, now);
}
