import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { announceConnection } from "./announce-connection.server";

/** Renames a connection or changes its rate (messages per second); the lane follows within half a second. */
export function changeConnection(
  ctx: CompanyContext,
  id: string,
  change: { name?: string; rate?: number },
): Promise<{ id: string }> {
  return ctx.transaction(async (tx) => {
    const row = await tx.db.connection.findFirst({
      where: { id, removedAt: null },
      select: { slowedRate: true, quality: true },
    });
    if (!row) throw new AppError("NOT_FOUND", "connections.errors.notFound");
    const slowed = change.rate !== undefined && row.quality === "yellow";
    await tx.db.connection.updateMany({
      where: { id },
      data: { ...change, ...(slowed && { slowedRate: Math.max(1, Math.floor(change.rate! / 2)) }) },
    });
    await announceConnection(tx, {
      connectionId: id,
      action: "connection.changed",
      fields: Object.keys(change),
    });
    return { id };
  });
}
