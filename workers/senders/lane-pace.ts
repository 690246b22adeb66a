import type { ChannelKind } from "~/channels/channel";
import { createAdaptiveRate, recover, setCeiling, slowDown } from "~/features/outgoing/core/adaptive-rate";
import type { Reaction } from "~/features/outgoing/core/react-to-refusal";
import {
  createTokenBucket,
  nextFreeAtMs,
  pauseUntil,
  setRate,
  take,
} from "~/features/outgoing/core/token-bucket";

const MOST_IN_FLIGHT = 768;
const MOST_PICKED = 1_000;
/** About as long as marking takes. */
export const MARK_AHEAD_MS = 20;

/** The pace of one number: the rate it is allowed, what the provider bears at the moment, and who may leave now. */
export interface LanePace {
  /** Takes over the number's own rate, and raises a lowered one step by step. */
  follow(row: { kind: ChannelKind; rate: number; slowedRate: number | null }, nowMs: number): void;
  take(nowMs: number, wanted: number): number;
  nextFreeInMs(nowMs: number): number;
  react(number: Reaction["number"], nowMs: number): void;
  /** Messages at once between marking and recording that the rate can need; what a death can leave unknown. */
  mostInFlight(): number;
  /** Rows that a tenth of a second can use: picked ahead. */
  batchSize(): number;
  /** Rows that the next moment can use: marked ahead, and unknown if we die now. */
  markAhead(nowMs: number): number;
}

/** Starts with an empty bucket: what the last owner has just sent still counts. */
export function createLanePace(startMs: number): LanePace {
  const bucket = createTokenBucket(1, startMs);
  const adaptive = createAdaptiveRate(1, startMs);
  /** A number linked by QR: marked, sent and recorded before the next is marked, so that a death leaves one unknown. */
  let oneByOne = false;
  return {
    follow({ kind, rate, slowedRate }, nowMs) {
      oneByOne = kind === "whatsapp";
      const ceiling = Math.min(rate, slowedRate ?? rate);
      if (ceiling !== adaptive.ceiling) setCeiling(adaptive, ceiling);
      setRate(bucket, recover(adaptive, nowMs), nowMs);
    },
    take: (nowMs, wanted) => take(bucket, nowMs, wanted),
    nextFreeInMs: (nowMs) => Math.max(0, nextFreeAtMs(bucket, nowMs) - nowMs),
    react(number, nowMs) {
      if (number?.do === "slow") pauseUntil(bucket, nowMs + slowDown(adaptive, nowMs).restMs, nowMs);
      if (number?.do === "rest") pauseUntil(bucket, nowMs + number.seconds * 1_000, nowMs);
    },
    mostInFlight: () =>
      oneByOne ? 1 : Math.min(MOST_IN_FLIGHT, Math.max(4, Math.ceil(bucket.ratePerSecond * 0.5))),
    markAhead: (nowMs) =>
      nextFreeAtMs(bucket, nowMs) - nowMs > MARK_AHEAD_MS
        ? 0
        : Math.max(1, Math.min(MOST_IN_FLIGHT, Math.ceil((bucket.ratePerSecond * MARK_AHEAD_MS) / 1_000))),
    batchSize: () =>
      oneByOne ? 1 : Math.max(1, Math.min(MOST_PICKED, Math.ceil(bucket.ratePerSecond * 0.1))),
  };
}
