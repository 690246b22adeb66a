import type { ChannelEvent } from "~/channels/channel-event";
import { announceConnection } from "~/features/connections/announce-connection.server";
import { META_RATES } from "~/features/connections/core/meta-limits";
import type { CompanyTransaction } from "~/platform/db/company-types";
import type { AccountConnection } from "./account-connection";

type NumberEvent = Extract<ChannelEvent, { kind: "number-quality" }>;
type LimitEvent = Extract<ChannelEvent, { kind: "portfolio-limit" }>;

const digits = (text: string) => text.replace(/\D/g, "");

/** Throughput and quality of one number, and with it the portfolio's limit. */
export async function applyNumberEvent(
  tx: CompanyTransaction,
  connections: readonly AccountConnection[],
  event: NumberEvent,
): Promise<void> {
  if (event.dailyLimit !== undefined) await setDailyLimit(tx, connections, event.dailyLimit);
  const named = connections.find(({ address }) => digits(address) === digits(event.displayPhone));
  const connection = named ?? (connections.length === 1 ? connections[0] : undefined);
  if (!connection) return;
  const change = changeOf(event.event.toUpperCase(), connection);
  if (!change) return;
  await tx.db.connection.updateMany({ where: { id: connection.id }, data: change });
  await told(tx, connection.id, Object.keys(change));
}

/** An owner who set a rate below the usual one keeps it when Meta allows more. */
function changeOf(event: string, connection: AccountConnection) {
  if (event === "THROUGHPUT_UPGRADE") {
    return connection.rate === META_RATES.standard ? { rate: META_RATES.high } : undefined;
  }
  if (event === "FLAGGED") return { quality: "red" };
  return event === "UNFLAGGED" ? { quality: "unknown" } : undefined;
}

/** The limit is the portfolio's: all numbers of the business share it. */
export function applyLimitEvent(
  tx: CompanyTransaction,
  connections: readonly AccountConnection[],
  event: LimitEvent,
): Promise<void> {
  return setDailyLimit(tx, connections, event.dailyLimit);
}

async function setDailyLimit(
  tx: CompanyTransaction,
  connections: readonly AccountConnection[],
  limit: number | "unlimited",
) {
  const dailyLimit = limit === "unlimited" ? null : limit;
  for (const portfolioId of new Set(connections.map((connection) => connection.portfolioId))) {
    if (!portfolioId) continue;
    const before = await tx.db.portfolio.findFirst({
      where: { id: portfolioId },
      select: { dailyLimit: true },
    });
    if (!before || before.dailyLimit === dailyLimit) continue;
    await tx.db.portfolio.updateMany({ where: { id: portfolioId }, data: { dailyLimit } });
    for (const { id, portfolioId: own } of connections) {
      if (own === portfolioId) await told(tx, id, ["dailyLimit"]);
    }
  }
}

async function told(tx: CompanyTransaction, connectionId: string, fields: string[]) {
  await announceConnection(tx, { connectionId, action: "connection.changed", fields });
}
