import { LINK_STOPS, type LinkStopReason } from "~/features/connections/core/connection-state";
import { stopConnection } from "~/features/outgoing/stop-connection.server";
import { publishLive } from "~/live/publish-live.server";
import { appProcess } from "~/platform/app-process.server";
import type { EndReason } from "./link-view";
import type { OwnedSession } from "./session-ownership.sql.server";

/**
 * The link ended, for this reason, until a person acts. A number that was linked before is stopped, with its campaigns;
 * a first link that came to nothing leaves the connection as it was.
 */
export async function endLink(
  { ctx, connectionId, epoch }: OwnedSession,
  why: EndReason,
  code: number | undefined,
): Promise<void> {
  const { clock, database } = appProcess();
  const now = clock.now();
  await ctx.transaction(async (tx) => {
    const where = { connectionId, epoch: BigInt(epoch) };
    const session = await tx.db.whatsappSession.findFirst({ where, select: { linkedAt: true } });
    if (!session) return;
    await tx.db.whatsappSession.updateMany({
      where,
      data: {
        wanted: "off",
        phase: "off",
        phaseAt: now,
        endReason: why,
        closeCode: code ?? null,
        retryAt: null,
        qr: null,
        qrUntil: null,
        pairingCode: null,
        pairingPhone: null,
      },
    });
    if (session.linkedAt && Object.hasOwn(LINK_STOPS, why)) {
      const reason = why as LinkStopReason;
      const stop = { state: LINK_STOPS[reason], why: reason, code: String(code ?? why) };
      await stopConnection(tx, { connectionId, ...stop }, now);
    }
    tx.afterCommit(() => publishLive(database, ctx.companyId, { kind: "connection", connectionId }));
  });
}
