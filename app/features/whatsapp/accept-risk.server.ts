import { announceConnection } from "~/features/connections/announce-connection.server";
import { wakeLane } from "~/features/outgoing/wake-lane.sql.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { findSession } from "./find-session.server";

/**
 * An owner of the company accepts that WhatsApp may block the number: campaigns are allowed on it from now on. Who and when
 * is kept; a second time changes nothing.
 * @throws AppError FORBIDDEN for everybody else, NOT_FOUND
 */
export function acceptRisk(ctx: CompanyContext, id: string): Promise<{ id: string }> {
  const { actor } = ctx;
  if (actor.kind !== "member" || actor.role !== "owner") {
    throw new AppError("FORBIDDEN", "whatsapp.risk.ownerOnly");
  }
  const now = appProcess().clock.now();
  return ctx.transaction(async (tx) => {
    await findSession(tx, id);
    const { count } = await tx.db.whatsappSession.updateMany({
      where: { connectionId: id, riskAcceptedAt: null },
      data: { riskAcceptedAt: now, riskAcceptedBy: actor.userId },
    });
    if (count === 0) return { id };
    await wakeLane(tx, id, now);
    await announceConnection(tx, { connectionId: id, action: "connection.risk-accepted" });
    return { id };
  });
}
