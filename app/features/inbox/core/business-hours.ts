import { isOpen, type SendWindow, sendWindowSchema } from "~/features/outgoing/core/send-window";

/** What a department's row holds; null = always open, and so is what no longer reads. */
export function readHours(stored: unknown): SendWindow | null {
  return sendWindowSchema.nullable().catch(null).parse(stored);
}

/** Whether somebody answers at `now`, by the clock of `zone` (the company's). */
export function isWithinHours(hours: SendWindow | null, zone: string, now: Date): boolean {
  return hours === null || isOpen(hours, zone, now);
}
