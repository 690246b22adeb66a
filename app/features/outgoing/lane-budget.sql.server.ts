import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";

export interface BudgetAnswer {
  /** People who may be written to now: already counted, or given one of the free places. */
  granted: Set<string>;
  /** When the next place frees; null while there was room for everybody. */
  nextFreesAt: Date | null;
}

/**
 * Takes places in a portfolio's moving 24 hours (unique people outside the service window, shared by all its numbers,
 * over every worker): the portfolio's row is locked while counting. A place is taken when the message is about to go
 * out, and survives a restart.
 */
export function takePlaces(
  ctx: CompanyContext,
  portfolioId: string,
  limit: number,
  contactIds: string[],
): Promise<BudgetAnswer> {
  return sqlTransaction(ctx, "write", async (sql) => {
    await sql.query("SELECT 1 FROM portfolio WHERE id = $1 FOR UPDATE", [portfolioId]);
    const [used] = await sql.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM portfolio_start WHERE portfolio_id = $1 AND at > now() - interval '24 hours'",
      [portfolioId],
    );
    const counted = await sql.query<{ id: string }>(
      `SELECT contact_id AS id FROM portfolio_start
       WHERE portfolio_id = $1 AND contact_id = ANY ($2::uuid[]) AND at > now() - interval '24 hours'`,
      [portfolioId, contactIds],
    );
    const granted = new Set(counted.map((row) => row.id));
    const fresh = [...new Set(contactIds)].filter((id) => !granted.has(id));
    const chosen = fresh.slice(0, Math.max(0, limit - used!.n));
    for (const id of chosen) granted.add(id);
    await sql.execute(
      `INSERT INTO portfolio_start (portfolio_id, contact_id, at) SELECT $1, unnest($2::uuid[]), now()
       ON CONFLICT (portfolio_id, contact_id) DO UPDATE SET at = EXCLUDED.at`,
      [portfolioId, [...granted]],
    );
    if (chosen.length === fresh.length) return { granted, nextFreesAt: null };
    const [frees] = await sql.query<{ at: Date }>(
      `SELECT at + interval '24 hours' AS at FROM portfolio_start
       WHERE portfolio_id = $1 AND at > now() - interval '24 hours' ORDER BY at DESC OFFSET $2 LIMIT 1`,
      [portfolioId, Math.max(0, limit - 1)],
    );
    return { granted, nextFreesAt: frees?.at ?? new Date(Date.now() + 3_600_000) };
  });
}
