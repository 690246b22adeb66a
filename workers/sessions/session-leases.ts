import { renewSessions } from "~/features/whatsapp/session-ownership.sql.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import type { RunningSession } from "./run-session";

const RENEW_MS = 3_000;
const LOOK_MS = 500;
/** After this long without a renewal its owner ends a socket: at 15 s another worker may own the session. */
const STALE_MS = 10_000;

export interface SessionLeases {
  hold(ctx: CompanyContext, session: RunningSession): void;
  drop(connectionId: string): void;
  stop(): void;
}

interface Held {
  ctx: CompanyContext;
  session: RunningSession;
  renewedAtMs: number;
}

/** Renews all sessions of this process, one statement per company, and ends by itself those that it could not renew in time. */
export function holdLeases(): SessionLeases {
  const { clock, logger } = appProcess();
  const held = new Map<string, Held>();
  let renewing = false;
  let renewedAtMs = clock.monotonic();

  async function renew() {
    renewing = true;
    renewedAtMs = clock.monotonic();
    const byCompany = new Map<string, Held[]>();
    for (const one of held.values()) {
      const { companyId } = one.ctx;
      byCompany.set(companyId, [...(byCompany.get(companyId) ?? []), one]);
    }
    await Promise.all([...byCompany.values()].map(renewCompany));
    renewing = false;
  }

  async function renewCompany(mine: Held[]) {
    const askedAtMs = clock.monotonic();
    try {
      const still = await renewSessions(
        mine[0]!.ctx,
        mine.map(({ session }) => session),
      );
      for (const one of mine) {
        if (still.has(one.session.connectionId)) one.renewedAtMs = askedAtMs;
        else one.session.lose("taken over");
      }
    } catch (error) {
      logger.warn({ error: String(error) }, "renewing sessions failed; trying again");
    }
  }

  const timer = setInterval(() => {
    const nowMs = clock.monotonic();
    for (const { session, renewedAtMs } of held.values()) {
      if (nowMs - renewedAtMs > STALE_MS) session.lose("not renewed for 10 s");
    }
    if (!renewing && nowMs - renewedAtMs >= RENEW_MS) void renew();
  }, LOOK_MS);

  return {
    hold: (ctx, session) =>
      void held.set(session.connectionId, { ctx, session, renewedAtMs: clock.monotonic() }),
    drop: (connectionId) => void held.delete(connectionId),
    stop: () => clearInterval(timer),
  };
}
