import type { PendingChange } from "../thread-message";

const MINUTE_MS = 60_000;

/**
 * How long after sending WhatsApp lets a message be changed (WhatsApp Help Center, "How to edit messages": 15 minutes;
 * "How to delete messages": for everyone for about two days; it allows two and a half). A reaction has no limit.
 */
const MOST_AGE_MS: Record<PendingChange["kind"], number> = {
  edit: 15 * MINUTE_MS,
  delete: 60 * 60 * MINUTE_MS,
  reaction: Number.POSITIVE_INFINITY,
};

/** Whether a bubble sent at `at` may still be changed so. */
export const mayStillChange = (kind: PendingChange["kind"], at: Date, now: Date): boolean =>
  now.getTime() - at.getTime() <= MOST_AGE_MS[kind];
