import { numberQualityOf } from "~/features/connections/core/meta-limits";
import type { CompanyContext } from "~/platform/db/company-types";

export interface PacedConnection {
  connectionId: string;
  rate: number;
  slowedRate: number | null;
  quality: string | null;
}

/**
 * A yellow number sends at half its rate; a green one gets the half back that it lost for that. Lower rates that the
 * carrier's refusals asked for stay. @returns whether anything changed
 */
export async function paceByQuality(ctx: CompanyContext, connection: PacedConnection): Promise<boolean> {
  const { connectionId, rate, slowedRate } = connection;
  const half = Math.max(1, Math.floor(rate / 2));
  const quality = numberQualityOf(connection.quality);
  if (quality === "yellow" && (slowedRate === null || slowedRate > half))
    return save(ctx, connectionId, slowedRate, half);
  if (quality === "green" && slowedRate === half && half < rate)
    return save(ctx, connectionId, slowedRate, null);
  return false;
}

function save(
  ctx: CompanyContext,
  id: string,
  slowedRate: number | null,
  next: number | null,
): Promise<boolean> {
  return ctx.transaction(async ({ db }) => {
    const { count } = await db.connection.updateMany({
      where: { id, slowedRate },
      data: { slowedRate: next },
    });
    return count > 0;
  });
}
