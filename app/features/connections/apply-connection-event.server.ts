import { wakeLane } from "~/features/outgoing/wake-lane.sql.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { AppError } from "~/platform/errors/app-error";
import { announceConnection } from "./announce-connection.server";
import { connectionColumns, connectionFacts } from "./core/connection-facts";
import { afterEvent, type ConnectionEvent, type ConnectionState } from "./core/connection-state";
import { lockConnection } from "./lock-connection.sql.server";

const STATE_COLUMNS = {
  state: true,
  stateReason: true,
  stateAt: true,
  addedBy: true,
  verifiedAt: true,
  lastWebhookAt: true,
  testedAt: true,
  createdAt: true,
  removedAt: true,
  details: true,
  stateDetail: true,
} as const;

/**
 * The only way a connection's state changes: the event joins what is known, and the state is read off the whole. What
 * changes nothing writes nothing. `detail` stands beside the reason of a stop (`{code, detail}`), `action` goes to the
 * audit log. → the state after it
 * @throws AppError NOT_FOUND
 */
export async function applyConnectionEvent(
  tx: CompanyTransaction,
  connectionId: string,
  event: ConnectionEvent,
  more: { action?: string; detail?: Prisma.InputJsonObject } = {},
): Promise<ConnectionState> {
  await lockConnection(tx, connectionId);
  const row = await tx.db.connection.findFirst({ where: { id: connectionId }, select: STATE_COLUMNS });
  if (!row) throw new AppError("NOT_FOUND", "connections.errors.notFound");
  const before = connectionFacts(row);
  const after = afterEvent(before, event);
  const columns = connectionColumns(row, after);
  if (after === before && columns.state === row.state) return columns.state;
  const changed = columns.state !== row.state;
  await tx.db.connection.updateMany({
    where: { id: connectionId },
    data: {
      ...columns,
      details: columns.details as Prisma.InputJsonObject,
      ...(event.kind === "webhook-arrived" && !row.lastWebhookAt && { lastWebhookAt: event.at }),
      ...(event.kind === "test-delivered" && { testedAt: event.at }),
      ...(changed && { stateAt: event.at, stateDetail: more.detail ?? {} }),
    },
  });
  if (changed && columns.state === "active") await wakeLane(tx, connectionId, appProcess().clock.now());
  await announceConnection(tx, { connectionId, state: columns.state, action: more.action });
  return columns.state;
}
