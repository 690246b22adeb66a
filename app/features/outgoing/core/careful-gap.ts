import { REST_AFTER_MESSAGES, REST_SECONDS } from "./careful-limits";
import type { CarefulPace } from "./careful-pace";

/** Draws the wait after each campaign message of one number, with a longer rest now and then. */
export interface CarefulGap {
  /** Seconds from the message that just left to the next. */
  next(gapSeconds: CarefulPace["gapSeconds"]): number;
}

const between = ({ from, to }: { from: number; to: number }, random: () => number) =>
  from + (to - from) * random();

/** @param random in [0, 1) */
export function createCarefulGap(random: () => number): CarefulGap {
  let untilRest = Math.round(between(REST_AFTER_MESSAGES, random));
  return {
    next(gapSeconds) {
      const gap = between(gapSeconds, random);
      untilRest -= 1;
      if (untilRest > 0) return gap;
      untilRest = Math.round(between(REST_AFTER_MESSAGES, random));
      return Math.max(gap, between(REST_SECONDS, random));
    },
  };
}
