import type { SessionPhase } from "~/channels/baileys/whatsapp-session";
import { publishLive } from "~/live/publish-live.server";
import { appProcess } from "~/platform/app-process.server";
import type { Prisma } from "~/platform/db/generated/client";
import type { EndReason } from "./link-view";
import type { OwnedSession } from "./session-ownership.sql.server";

export interface SessionStart {
  wanted: "off" | "linking" | "linked";
  server: "whatsapp" | "sandbox";
  history: boolean;
  /** Sealed. */
  creds: string | null;
  pictureId: string | null;
}

/** What a socket is opened with. → undefined when the session is not ours any more */
export async function loadSessionStart(owned: OwnedSession): Promise<SessionStart | undefined> {
  const row = await owned.ctx.read(({ db }) =>
    db.whatsappSession.findFirst({
      where: { connectionId: owned.connectionId, epoch: BigInt(owned.epoch) },
      select: { wanted: true, server: true, history: true, creds: true, pictureId: true },
    }),
  );
  return (row as SessionStart | null) ?? undefined;
}

export interface SessionChange {
  phase?: SessionPhase;
  wanted?: SessionStart["wanted"];
  endReason?: EndReason | null;
  closeCode?: number | null;
  retryAt?: Date | null;
  qr?: string | null;
  qrUntil?: Date | null;
  pairingCode?: string | null;
  pairingPhone?: string | null;
  phoneSeenAt?: Date;
  historyPercent?: number;
  pictureId?: string;
  pushName?: string;
}

/** Writes what the socket does, if the session is still ours, and tells open pages. */
export async function changeSession(owned: OwnedSession, change: SessionChange): Promise<boolean> {
  const { ctx, connectionId, epoch } = owned;
  const data: Prisma.WhatsappSessionUpdateManyMutationInput = {
    ...change,
    ...(change.phase && { phaseAt: appProcess().clock.now() }),
  };
  const { count } = await ctx.transaction(({ db }) =>
    db.whatsappSession.updateMany({ where: { connectionId, epoch: BigInt(epoch) }, data }),
  );
  publishLive(appProcess().database, ctx.companyId, { kind: "connection", connectionId });
  return count === 1;
}
