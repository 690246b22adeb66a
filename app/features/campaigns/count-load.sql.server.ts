import type { CompanyRead } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

/** Other campaigns that send over this number now. */
export async function countSharers(
  scope: CompanyRead,
  connectionId: string,
  campaignId: string,
): Promise<number> {
  return scope.db.campaign.count({
    where: { connectionId, state: { in: ["running", "preparing"] }, id: { not: campaignId } },
  });
}

/** The portfolio's moving 24 hours; null = no portfolio (SMS), or no limit. */
export async function countBudget(
  scope: CompanyRead,
  connection: { kind: string; portfolio: { id: string; dailyLimit: number | null } | null },
  now: Date,
): Promise<{ limit: number; startsMs: number[] } | null> {
  const { portfolio } = connection;
  if (connection.kind !== "meta" || !portfolio || portfolio.dailyLimit === null) return null;
  const rows = await sqlOf(scope).query<{ at: Date }>(
    "SELECT at FROM portfolio_start WHERE portfolio_id = $1::uuid AND at > $2::timestamptz ORDER BY at",
    [portfolio.id, new Date(now.getTime() - 86_400_000)],
  );
  return { limit: portfolio.dailyLimit, startsMs: rows.map(({ at }) => at.getTime()) };
}
