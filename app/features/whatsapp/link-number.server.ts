import { applyConnectionEvent } from "~/features/connections/apply-connection-event.server";
import { wakeLane } from "~/features/outgoing/wake-lane.sql.server";
import { appProcess } from "~/platform/app-process.server";
import type { OwnedSession } from "./session-ownership.sql.server";

export interface LinkedAs {
  /** JIDs with their device. */
  jid: string;
  lid?: string;
  /** Digits. */
  phone: string;
  pushName?: string;
  platform?: string;
}

export type LinkOutcome = "linked" | "number-taken" | "other-number" | "lost";

/**
 * A socket has opened with this number: it is written down, and the connection works from here on. Refused when another
 * connection has the number (without saying which), or when it is not the one that was linked before.
 */
export async function linkNumber(owned: OwnedSession, as: LinkedAs): Promise<LinkOutcome> {
  const { ctx, connectionId } = owned;
  const now = appProcess().clock.now();
  const mine = { connectionId, epoch: BigInt(owned.epoch) };
  try {
    return await ctx.transaction(async (tx) => {
      const session = await tx.db.whatsappSession.findFirst({
        where: mine,
        select: { jid: true, linkedAt: true },
      });
      if (!session) return "lost";
      const before = session.jid && digitsOf(session.jid);
      if (before && before !== as.phone) return "other-number";
      const last = await tx.db.connection.findFirst({
        where: { id: connectionId },
        select: { address: true },
      });
      const another = Boolean(last?.address) && last?.address !== `+${as.phone}`;
      await tx.db.connection.updateMany({
        where: { id: connectionId },
        data: { address: `+${as.phone}`, externalId: `whatsapp:${as.phone}` },
      });
      await tx.db.whatsappSession.updateMany({
        where: mine,
        data: {
          wanted: "linked",
          phase: "open",
          phaseAt: now,
          endReason: null,
          closeCode: null,
          retryAt: null,
          qr: null,
          qrUntil: null,
          pairingCode: null,
          pairingPhone: null,
          jid: as.jid,
          lid: as.lid ?? null,
          ...(as.pushName && { pushName: as.pushName }),
          ...(as.platform && { platform: as.platform }),
          // Another phone is another number: its warm-up begins anew.
          linkedAt: (before && session.linkedAt) || now,
          phoneSeenAt: now,
          // What an owner accepted was the risk of the last number.
          ...(another && { riskAcceptedAt: null, riskAcceptedBy: null }),
        },
      });
      await applyConnectionEvent(tx, connectionId, { kind: "unblocked", at: now });
      await applyConnectionEvent(tx, connectionId, { kind: "token-accepted", at: now });
      await wakeLane(tx, connectionId, now);
      return "linked";
    });
  } catch (error) {
    // The unique index of the numbers that are connected said no.
    if ((error as { code?: string }).code === "P2002") return "number-taken";
    throw error;
  }
}

const digitsOf = (jid: string) => jid.split(/[:@]/)[0];
