import type { CarefulPace } from "./careful-pace";

/** Why the campaigns of a number linked by QR wait, besides what holds for every number. */
export const NUMBER_WAITS = ["resting", "day-cap", "hour-cap", "careful-gap"] as const;
export type NumberWait = (typeof NUMBER_WAITS)[number];

export interface CampaignUse {
  /** Campaign messages of the last 24 hours, oldest first; whatever may have left counts. */
  sentAtMs: readonly number[];
  /** Drawn for the next one, from the last one on. */
  gapSeconds: number;
  restsUntilMs: number | null;
}

export interface NextCampaignSend {
  /** `nowMs` = at once. */
  atMs: number;
  /** What holds it longest; undefined = nothing. */
  why: NumberWait | undefined;
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/**
 * When the next campaign message of a number may leave. Every limit is a moment before which it may not; the latest
 * holds. A message exactly an hour (a day) old is out of the hour (the day).
 */
export function nextCampaignSendAt(
  pace: Pick<CarefulPace, "perDay" | "perHour">,
  use: CampaignUse,
  nowMs: number,
): NextCampaignSend {
  const { sentAtMs, gapSeconds, restsUntilMs } = use;
  const last = sentAtMs.at(-1);
  const limits: [NumberWait, number | undefined][] = [
    ["resting", restsUntilMs ?? undefined],
    ["day-cap", freesAt(sentAtMs, pace.perDay, DAY_MS)],
    ["hour-cap", freesAt(sentAtMs, pace.perHour, HOUR_MS)],
    ["careful-gap", last === undefined ? undefined : last + gapSeconds * 1_000],
  ];
  let next: NextCampaignSend = { atMs: nowMs, why: undefined };
  for (const [why, atMs] of limits) if (atMs !== undefined && atMs > next.atMs) next = { atMs, why };
  return next;
}

/** When there is room for one more within `most` per `spanMs`. */
function freesAt(sentAtMs: readonly number[], most: number, spanMs: number): number | undefined {
  const blocking = sentAtMs[sentAtMs.length - most];
  return blocking === undefined ? undefined : blocking + spanMs;
}
