import type { SendWindow } from "~/features/outgoing/core/send-window";
import { isWithinHours } from "./business-hours";

/** At most one greeting or away message to a conversation in so long. */
export const GREETING_REST_MS = 12 * 3_600_000;
/** What took longer than this to arrive is history: nobody waits at the door any more. */
const LATE_MS = 3_600_000;
/** Said without words, or not by the person. */
const NO_GREETING = new Set(["reaction", "system", "call"]);

export interface Opening {
  /** The conversation was new or done, and is open now. */
  opened: boolean;
  /** A stop or start word, an answer to a survey, history. */
  settled: boolean;
  /** Of the message that opened it. */
  type: string;
  at: Date;
  /** Last greeting or away message. */
  greetedAt: Date | null;
}

export interface Door {
  hours: SendWindow | null;
  /** IANA, the company's. */
  zone: string;
  greeting: string | null;
  away: string | null;
}

/** The words with which a department receives somebody; null = none. */
export function greetingFor(opening: Opening, door: Door, now: Date): string | null {
  const { opened, settled, type, at, greetedAt } = opening;
  if (!opened || settled || NO_GREETING.has(type)) return null;
  if (now.getTime() - at.getTime() > LATE_MS) return null;
  if (greetedAt && now.getTime() - greetedAt.getTime() < GREETING_REST_MS) return null;
  const words = isWithinHours(door.hours, door.zone, now) ? door.greeting : door.away;
  return words?.trim() ? words.trim() : null;
}
