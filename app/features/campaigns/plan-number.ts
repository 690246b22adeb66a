import { REST_AFTER_MESSAGES, REST_SECONDS, SPREAD_HOURS } from "~/features/outgoing/core/careful-limits";
import type { CarefulPace } from "~/features/outgoing/core/careful-pace";
import type { SendWindow } from "~/features/outgoing/core/send-window";
import { type FinishPlan, planFinish } from "./core/plan-finish";
import { paceOfNumber } from "./pace-of-number";
import type { ZoneGroup } from "./zone-groups";

export interface NumberLoad {
  startAt: Date;
  groups: readonly ZoneGroup[];
  sendWindow: SendWindow | undefined;
  /** Days are named in it. */
  zone: string;
  whatsapp: { linkedAt: Date | null; pace: unknown } | null;
  /** Its campaign messages of the last 24 hours. */
  sentAtMs: readonly number[];
  /** People of other campaigns that wait for it. */
  ahead: number;
}

/**
 * One number's own way through its people, by the pace that its lane keeps: the day's limit grows with the link, and people
 * of other campaigns get every second message while there are some.
 */
export function planNumber(load: NumberLoad): FinishPlan {
  const { startAt, groups, sendWindow, zone, ahead } = load;
  const people = groups.reduce((sum, group) => sum + group.count, 0);
  const share = people === 0 ? 1 : people / (people + Math.min(ahead, people));
  const paceAt = (nowMs: number) => paceOfNumber(load, new Date(nowMs));
  return planFinish({
    startAt,
    recipients: groups,
    ratePerSecond: (nowMs) => perSecond(paceAt(nowMs)) * share,
    sendWindow,
    budget: {
      limit: (nowMs) => Math.max(1, Math.floor(paceAt(nowMs).perDay * share)),
      lastStartsMs: load.sentAtMs,
    },
    zone,
  });
}

const middle = ({ from, to }: { from: number; to: number }) => (from + to) / 2;

/** On average, the longer rests between messages included. */
function perSecond({ perDay, perHour, gapSeconds }: CarefulPace): number {
  const gap = middle(gapSeconds) + middle(REST_SECONDS) / middle(REST_AFTER_MESSAGES);
  return Math.min(perHour / 3_600, perDay / (SPREAD_HOURS * 3_600), 1 / gap);
}
