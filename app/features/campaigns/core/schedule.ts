import { z } from "zod";
import { localTimeToInstant } from "~/features/outgoing/core/local-time";
import type { WaitReason } from "~/features/outgoing/core/reasons";
import { isOpen, nextOpening, type SendWindow } from "~/features/outgoing/core/send-window";

const localTime = z.string().refine((text) => {
  try {
    localTimeToInstant(text, "UTC");
    return true;
  } catch {
    return false;
  }
});

/** When a campaign starts. `at` of `recipient-zone` is a wall-clock time (`2026-11-24T10:00`) in each person's zone. */
export const scheduleSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("now") }),
  z.strictObject({ kind: z.literal("at"), at: z.iso.datetime({ offset: true }) }),
  z.strictObject({ kind: z.literal("when-approved") }),
  z.strictObject({ kind: z.literal("recipient-zone"), at: localTime }),
]);
export type Schedule = z.infer<typeof scheduleSchema>;

/** The audience is gathered this long before the first person's hour. */
const HEAD_START_MS = 5 * 60_000;

/** When preparation starts; null = not by the clock (the template's approval starts it). */
export function startsAt(schedule: Schedule, zones: readonly string[], now: Date): Date | null {
  switch (schedule.kind) {
    case "now":
      return now;
    case "at":
      return new Date(schedule.at);
    case "when-approved":
      return null;
    case "recipient-zone": {
      const first = Math.min(...zones.map((zone) => localTimeToInstant(schedule.at, zone).getTime()));
      return Number.isFinite(first) ? new Date(first - HEAD_START_MS) : now;
    }
  }
}

/** The chosen moment has passed everywhere on earth, so that it cannot be meant. */
export function isPast(schedule: Schedule, now: Date): boolean {
  if (schedule.kind === "at") return new Date(schedule.at) < now;
  return schedule.kind === "recipient-zone" && localTimeToInstant(schedule.at, "Etc/GMT+12") < now;
}

export interface RecipientStart {
  notBefore: Date;
  /** null: nothing to wait for but the number's own pace. */
  why: WaitReason | null;
}

/**
 * The earliest moment for one person: their own hour, Meta's wish to spare them, then the next opening of the send
 * window in their zone. The first reason stays the explanation, as in `mayContact`.
 */
export function recipientStart(
  facts: { schedule: Schedule; sendWindow?: SendWindow; zone: string; holdUntil?: Date | null },
  now: Date,
): RecipientStart {
  const start: RecipientStart = { notBefore: now, why: null };
  if (facts.schedule.kind === "recipient-zone") {
    delay(start, localTimeToInstant(facts.schedule.at, facts.zone), "scheduled");
  }
  if (facts.holdUntil) delay(start, facts.holdUntil, "frequency-cap");
  if (facts.sendWindow && !isOpen(facts.sendWindow, facts.zone, start.notBefore)) {
    const opens = nextOpening(facts.sendWindow, facts.zone, start.notBefore);
    delay(start, opens ?? new Date(start.notBefore.getTime() + 86_400_000), start.why ?? "send-window");
  }
  return start;
}

function delay(start: RecipientStart, until: Date, why: WaitReason) {
  if (until <= start.notBefore) return;
  start.notBefore = until;
  start.why = why;
}
