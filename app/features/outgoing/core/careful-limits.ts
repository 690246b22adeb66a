import { z } from "zod";

/**
 * A person's own limits of a number linked by QR (whatsapp_session.pace). `off` is for benchmarks and counts outside
 * production only: see `paceIsOff`.
 */
export const ownPaceSchema = z.object({
  perHour: z.number().int().min(1).max(500).optional(),
  perDay: z.number().int().min(1).max(500).optional(),
  minGapSeconds: z.number().int().min(15).max(3_600).optional(),
  maxGapSeconds: z.number().int().min(15).max(3_600).optional(),
  off: z.boolean().optional(),
});
export type OwnPace = z.infer<typeof ownPaceSchema>;

/** What the database holds; anything that cannot be read counts as no limit of one's own. */
export function readOwnPace(stored: unknown): OwnPace {
  const read = ownPaceSchema.safeParse(stored ?? {});
  return read.success ? read.data : {};
}

export const paceIsOff = (pace: OwnPace, production: boolean): boolean => pace.off === true && !production;

/**
 * Campaign messages in 24 hours by day of the link, from the first. WhatsApp publishes no number. People who link
 * numbers report restrictions from about twenty messages a day to strangers on a fresh one, so it begins there, and grows
 * by a quarter or less a day: what gets numbers banned is a jump, not a level.
 */
export const WARM_UP_PER_DAY = [20, 25, 30, 40, 50, 65, 80, 100, 120, 140, 160, 180, 200, 225] as const;
export const WARM_UP_DAYS = WARM_UP_PER_DAY.length;
/** After the warm-up, unless a person chooses otherwise. */
export const MATURE_PER_DAY = 250;
/** Nobody can choose more. */
export const HARDEST_PER_DAY = 500;
/** A day's messages take at least this many hours: a burst looks like a machine. */
export const SPREAD_HOURS = 6;

export const USUAL_GAP_SECONDS = { from: 25, to: 70 } as const;
/** Nobody can undercut it. */
export const GAP_FLOOR_SECONDS = 15;
/** A gap that is always the same looks like a machine: its two ends are at least this far apart. */
export const LEAST_GAP_SPREAD_SECONDS = 10;

/** Now and then somebody looks up from the phone. After how many messages, and for how long. */
export const REST_AFTER_MESSAGES = { from: 12, to: 25 } as const;
export const REST_SECONDS = { from: 240, to: 540 } as const;
