import type { SendWindow } from "~/features/outgoing/core/send-window";
import { type FinishPlan, planFinish } from "./core/plan-finish";
import { paceOfNumber } from "./pace-of-number";
import type { ZoneGroup } from "./zone-groups";

export interface NumberLoad {
  startAt: Date;
  groups: readonly ZoneGroup[];
  sendWindow: SendWindow | undefined;
  zone: string;
  whatsapp: { linkedAt: Date | null; pace: unknown } | null;
  sentAtMs: readonly number[];
  ahead: number;
}

/** One number's own way through its people, by the pace that its lane keeps. */
export function planNumber(load: NumberLoad): FinishPlan {
  const { startAt, groups, sendWindow, zone } = load;
  const { perDay, perHour, gapSeconds } = paceOfNumber(load, startAt);
  return planFinish({
    startAt,
    recipients: groups,
    ratePerSecond: Math.min(perHour / 3_600, 2 / (gapSeconds.from + gapSeconds.to)),
    sendWindow,
    budget: { limit: perDay, lastStartsMs: load.sentAtMs },
    zone,
  });
}
