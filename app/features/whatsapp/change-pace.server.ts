import { announceConnection } from "~/features/connections/announce-connection.server";
import { type OwnPace, ownPaceSchema, readOwnPace } from "~/features/outgoing/core/careful-limits";
import { wakeLane } from "~/features/outgoing/wake-lane.sql.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";

/**
 * A person's own limits for campaigns of one number, in place of those before; an absent one is the curve's again. The
 * switch that benchmarks use is never set here, and stays as it is.
 * @throws AppError NOT_FOUND, BAD_REQUEST
 */
export async function changePace(ctx: CompanyContext, id: string, pace: OwnPace): Promise<{ id: string }> {
  const read = ownPaceSchema.safeParse(pace);
  const { minGapSeconds: min, maxGapSeconds: max } = pace;
  if (!read.success || (min && max && max < min)) throw new AppError("BAD_REQUEST", "whatsapp.pace.wrong");
  return ctx.transaction(async (tx) => {
    const row = await tx.db.whatsappSession.findFirst({
      where: { connectionId: id, connection: { removedAt: null } },
      select: { pace: true },
    });
    if (!row) throw new AppError("NOT_FOUND", "whatsapp.errors.notFound");
    const { off } = readOwnPace(row.pace);
    const { off: _, ...own } = read.data;
    const fields = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
    await tx.db.whatsappSession.updateMany({
      where: { connectionId: id },
      data: { pace: { ...fields, ...(off && { off }) } },
    });
    await wakeLane(tx, id, appProcess().clock.now());
    await announceConnection(tx, { connectionId: id, action: "connection.changed", fields: ["pace"] });
    return { id };
  });
}
