import { type ChannelKind, REFUSAL_REASONS, type RefusalReason } from "~/channels/channel";
import { refusalMessageKey } from "~/channels/refusal-message-key";
import type { CompanyContext } from "~/platform/db/company-types";
import { usedByPortfolio, waitingByConnection } from "./connection-numbers.sql.server";
import { connectionFacts } from "./core/connection-facts";
import { type ConnectionState, missingSteps } from "./core/connection-state";

/** A connection as lists show it. Nothing in here is secret. */
export interface ConnectionSummary {
  id: string;
  kind: ChannelKind;
  name: string;
  state: ConnectionState;
  /** Key below `connections.stopped` or `by-person`; null while nothing is wrong. */
  stateReason: string | null;
  stateAt: Date;
  /** What the wizard still waits for. */
  missing: ("token" | "webhook" | "test")[];
  /** E.164, short code or Messaging Service. */
  address: string;
  quality: string | null;
  /** Messages per second, and what it is slowed to. */
  rate: number;
  slowedRate: number | null;
  marketingPausedUntil: Date | null;
  verifiedName: string | null;
  /** Meta's portfolio with its moving 24 hours; `dailyLimit` null = unlimited. */
  portfolio: { id: string; name: string; dailyLimit: number | null; used: number } | null;
  waiting: number;
  lastWebhookAt: Date | null;
  checkedAt: Date | null;
  lastError: { code: string; titleKey: string; nextKey: string; at: string } | null;
}

const COLUMNS = {
  id: true,
  kind: true,
  name: true,
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
  address: true,
  quality: true,
  rate: true,
  slowedRate: true,
  marketingPausedUntil: true,
  checkedAt: true,
  lastError: true,
  portfolio: { select: { id: true, name: true, dailyLimit: true } },
} as const;

/** All connections of the company, the ailing first, without their secrets. */
export async function listConnections(ctx: CompanyContext): Promise<ConnectionSummary[]> {
  return ctx.read(async (scope) => {
    const rows = await scope.db.connection.findMany({
      where: { removedAt: null },
      orderBy: { createdAt: "asc" },
      select: COLUMNS,
    });
    const waiting = await waitingByConnection(scope);
    const used = await usedByPortfolio(scope);
    return rows
      .map((row): ConnectionSummary => {
        const kind = row.kind as ChannelKind;
        const { portfolio } = row;
        return {
          id: row.id,
          kind,
          name: row.name,
          state: row.state as ConnectionState,
          stateReason: row.stateReason,
          stateAt: row.stateAt,
          missing: row.state === "pending" ? missingSteps(connectionFacts(row)) : [],
          address: row.address,
          quality: row.quality,
          rate: row.rate,
          slowedRate: row.slowedRate,
          marketingPausedUntil: row.marketingPausedUntil,
          verifiedName: ((row.details ?? {}) as { verifiedName?: string }).verifiedName ?? null,
          portfolio: portfolio && { ...portfolio, used: used.get(portfolio.id)?.used ?? 0 },
          waiting: waiting.get(row.id) ?? 0,
          lastWebhookAt: row.lastWebhookAt,
          checkedAt: row.checkedAt,
          lastError: errorOf(kind, row.lastError, row.stateReason),
        };
      })
      .sort((a, b) => ailing(b) - ailing(a));
  });
}

/** The provider's own words stay in the database: what people read is in the messages. */
function errorOf(kind: ChannelKind, stored: unknown, stop: string | null): ConnectionSummary["lastError"] {
  if (typeof stored !== "object" || stored === null) return null;
  const { code = "", reason, at = "" } = stored as { code?: string; reason?: string; at?: string };
  const known = [reason, stop].find((one) => REFUSAL_REASONS.includes(one as RefusalReason));
  const { title, next } = refusalMessageKey(kind, code, (known ?? "unknown-code") as RefusalReason);
  return { code, titleKey: title, nextKey: next, at };
}

/** How much a connection needs somebody, for the order of the list. */
function ailing({ state, quality, slowedRate, lastError }: ConnectionSummary): number {
  if (state === "blocked" || state === "needs-reconnect") return 5;
  if (quality === "red") return 4;
  if (state === "pending") return 3;
  if (quality === "yellow" || slowedRate !== null || lastError) return 2;
  return state === "paused" ? 1 : 0;
}
