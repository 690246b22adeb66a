import type { CompanyContext } from "~/platform/db/company-types";
import { usedByPortfolio } from "./connection-numbers.sql.server";

export interface PortfolioSummary {
  id: string;
  name: string;
  externalId: string;
  /** null = unlimited */
  dailyLimit: number | null;
  /** Unique people outside the 24-hour window, in the last 24 hours. */
  used: number;
  /** When the oldest of them frees its place. */
  freesAt: Date | null;
  numbers: { id: string; name: string; address: string }[];
}

/** Meta's limit counts people per portfolio, over all its numbers, in a moving 24 hours. */
export function listPortfolios(ctx: CompanyContext): Promise<PortfolioSummary[]> {
  return ctx.read(async (scope) => {
    const used = await usedByPortfolio(scope);
    const rows = await scope.db.portfolio.findMany({
      where: { connections: { some: { removedAt: null } } },
      orderBy: { name: "asc" },
      select: {
        id: true,
        name: true,
        externalId: true,
        dailyLimit: true,
        connections: {
          where: { removedAt: null },
          orderBy: { createdAt: "asc" },
          select: { id: true, name: true, address: true },
        },
      },
    });
    return rows.map(({ connections, ...row }) => ({
      ...row,
      used: used.get(row.id)?.used ?? 0,
      freesAt: used.get(row.id)?.freesAt ?? null,
      numbers: connections,
    }));
  });
}
