import { loadCampaignUse } from "~/features/outgoing/campaign-use.sql.server";
import { createCarefulGap } from "~/features/outgoing/core/careful-gap";
import { GAP_FLOOR_SECONDS, paceIsOff, readOwnPace } from "~/features/outgoing/core/careful-limits";
import { type CarefulPace, carefulPace } from "~/features/outgoing/core/careful-pace";
import { DAY_MS, nextCampaignSendAt } from "~/features/outgoing/core/next-campaign-send";
import type { LaneConnection } from "~/features/outgoing/lane-connection.sql.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";

/** A campaign's row is picked this long before it may leave: time to ask for the number and to type. */
const LEAD_MS = 20_000;
/** The curve grows, limits change and rests end: looked at again at least this often. */
const LOOK_AGAIN_MS = 15 * 60_000;

/** The pace of the campaigns of one number linked by QR, as its lane keeps it. Times are wall-clock milliseconds. */
export interface CarefulLane {
  /** No gaps, no limits, no typing: benchmarks only. */
  isOff(): boolean;
  /** When the next campaign message may leave. */
  nextAtMs(nowMs: number): number;
  /** May the next campaign row be picked already? */
  mayPick(nowMs: number): boolean;
  /** When to look for campaign rows again. */
  lookAgainAtMs(nowMs: number): number;
  /** One was marked, hence may leave at once. */
  noteSend(nowMs: number): void;
}

/** Reads what left in the last 24 hours, so that a restart forgets nothing; then counts in memory. */
export async function openCarefulLane(
  ctx: CompanyContext,
  connectionId: string,
  row: () => Pick<LaneConnection, "link">,
  random: () => number = Math.random,
): Promise<CarefulLane> {
  const { env, clock } = appProcess();
  const openedAtMs = clock.now().getTime();
  let sentAtMs = (await loadCampaignUse(ctx, connectionId)).map((ageMs) => openedAtMs - ageMs);
  const gap = createCarefulGap(random);
  let gapSeconds = gap.next(pace(openedAtMs).gapSeconds);

  function pace(nowMs: number): CarefulPace {
    const { link } = row();
    return carefulPace(link?.linkedAt?.getTime() ?? null, readOwnPace(link?.pace), nowMs);
  }
  const isOff = () => paceIsOff(readOwnPace(row().link?.pace), env.production);

  function nextAtMs(nowMs: number): number {
    const restsUntilMs = row().link?.restsUntil?.getTime() ?? null;
    if (isOff()) return Math.max(nowMs, restsUntilMs ?? nowMs);
    if (!row().link?.riskAccepted) return nowMs + LOOK_AGAIN_MS;
    return nextCampaignSendAt(pace(nowMs), { sentAtMs, gapSeconds, restsUntilMs }, nowMs).atMs;
  }

  return {
    isOff,
    nextAtMs,
    mayPick: (nowMs) => nextAtMs(nowMs) - (isOff() ? 0 : LEAD_MS) <= nowMs,
    lookAgainAtMs: (nowMs) => Math.min(nextAtMs(nowMs) - (isOff() ? 0 : LEAD_MS), nowMs + LOOK_AGAIN_MS),
    noteSend(nowMs) {
      sentAtMs = [...sentAtMs.filter((ms) => ms > nowMs - DAY_MS), nowMs];
      gapSeconds = Math.max(GAP_FLOOR_SECONDS, gap.next(pace(nowMs).gapSeconds));
    },
  };
}
