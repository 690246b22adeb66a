import { instantToLocalMs, localMsToInstantMs } from "~/features/outgoing/core/local-time";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const EVENING_HOUR = 18;
const MORNING_HOUR = 9;
const MONDAY = 1;

export interface SnoozeChoice {
  kind: "evening" | "tomorrow" | "monday";
  at: Date;
}

/** When a conversation may come back, by the clocks of `zone`: this evening while it is far enough, tomorrow, Monday. */
export function snoozeChoices(now: Date, zone: string): SnoozeChoice[] {
  const localMs = instantToLocalMs(now.getTime(), zone);
  const todayMs = Math.floor(localMs / DAY_MS) * DAY_MS;
  const at = (dayMs: number, hour: number) => new Date(localMsToInstantMs(dayMs + hour * HOUR_MS, zone));
  const weekday = new Date(todayMs).getUTCDay();
  const untilMonday = (MONDAY + 7 - weekday) % 7 || 7;
  const choices: SnoozeChoice[] = [];
  if (localMs - todayMs < (EVENING_HOUR - 1) * HOUR_MS)
    choices.push({ kind: "evening", at: at(todayMs, EVENING_HOUR) });
  choices.push({ kind: "tomorrow", at: at(todayMs + DAY_MS, MORNING_HOUR) });
  if (untilMonday > 1) choices.push({ kind: "monday", at: at(todayMs + untilMonday * DAY_MS, MORNING_HOUR) });
  return choices;
}
