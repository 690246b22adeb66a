import { announceConnection } from "~/features/connections/announce-connection.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { findSession } from "./find-session.server";

/** Nobody scans any more: the code goes. A number that is linked stays linked. @throws AppError NOT_FOUND */
export function stopLinking(ctx: CompanyContext, id: string): Promise<{ id: string }> {
  return ctx.transaction(async (tx) => {
    await findSession(tx, id);
    const { count } = await tx.db.whatsappSession.updateMany({
      where: { connectionId: id, wanted: "linking" },
      data: { wanted: "off", qr: null, qrUntil: null, pairingCode: null, pairingPhone: null },
    });
    if (count > 0) await announceConnection(tx, { connectionId: id, action: "connection.linking-stopped" });
    return { id };
  });
}
