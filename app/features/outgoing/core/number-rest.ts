/** Why the campaigns of a number linked by QR rest. Each is also a reason for a pause: `reasons.pause.<reason>`. */
export const REST_REASONS = ["reach-out-lock", "replies-low", "blocked-by-people", "unknowns"] as const;
export type RestReason = (typeof REST_REASONS)[number];

/** Hours of the first, second and further rests for the same cause within a month of each other. */
const HOURS: Record<RestReason, readonly [number, number, number]> = {
  // WhatsApp lifts the lock after hours or days and does not say when; a number that knocks again early is locked longer.
  "reach-out-lock": [24, 72, 168],
  "replies-low": [72, 168, 168],
  "blocked-by-people": [72, 168, 168],
  unknowns: [6, 24, 72],
};
const SAME_TROUBLE_MS = 30 * 86_400_000;

/** The last rest of a number, as whatsapp_session keeps it. */
export interface LastRest {
  why: RestReason;
  /** When it began, and how many there were of this kind in a row. */
  atMs: number;
  times: number;
  untilMs: number;
}

/** The rest that begins now; undefined while one is going on already that lasts as long. */
export function nextRest(why: RestReason, last: LastRest | undefined, nowMs: number): LastRest | undefined {
  const again = last?.why === why && nowMs - last.untilMs < SAME_TROUBLE_MS;
  if (again && last.untilMs > nowMs) return undefined;
  const times = again ? last.times + 1 : 1;
  const untilMs = nowMs + HOURS[why][Math.min(times, 3) - 1]! * 3_600_000;
  return last && last.untilMs > untilMs ? undefined : { why, atMs: nowMs, times, untilMs };
}

/** Reads what the database holds. */
export function readLastRest(row: {
  restsUntil: Date | null;
  restReason: string | null;
  restDetail: unknown;
}): LastRest | undefined {
  const why = REST_REASONS.find((reason) => reason === row.restReason);
  if (!why || !row.restsUntil) return undefined;
  const { at, times } = (row.restDetail ?? {}) as { at?: string; times?: number };
  const untilMs = row.restsUntil.getTime();
  const atMs = Date.parse(at ?? "");
  return { why, untilMs, times: times ?? 1, atMs: Number.isNaN(atMs) ? untilMs : atMs };
}
