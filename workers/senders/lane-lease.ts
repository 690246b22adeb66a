import { renewLane } from "~/features/outgoing/lane-ownership.sql.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";

const RENEW_MS = 3_000;
/** After this long without a renewal we send nothing more: at 15 s another worker may own the lane. */
const STALE_MS = 10_000;

export interface LaneLease {
  /** False once it was taken over, or could not be renewed in time. Stays false. */
  isMine(nowMs: number): boolean;
  lose(why: string): void;
  stop(): void;
}

/** Renews the lease, and knows by itself when it must be taken for lost (a frozen process finds out as it thaws). */
export function holdLease(
  ctx: CompanyContext,
  connectionId: string,
  epoch: string,
  onChange: () => void,
): LaneLease {
  const { clock, logger } = appProcess();
  let renewedAtMs = clock.monotonic();
  let lost = false;

  function lose(why: string) {
    if (lost) return;
    lost = true;
    logger.warn({ connectionId, epoch, why }, "lane lost");
    onChange();
  }
  const timer = setInterval(async () => {
    if (lost) return;
    const askedAtMs = clock.monotonic();
    try {
      if (await renewLane(ctx, connectionId, epoch)) renewedAtMs = askedAtMs;
      else lose("taken over");
    } catch (error) {
      logger.warn({ connectionId, error: String(error) }, "renewing failed; trying again");
    }
  }, RENEW_MS);

  return {
    isMine(nowMs) {
      if (!lost && nowMs - renewedAtMs > STALE_MS) lose("not renewed for 10 s");
      return !lost;
    },
    lose,
    stop: () => clearInterval(timer),
  };
}
