/**
 * When free text may go out, and what is free of charge.
 *
 * - Meta, "Customer service windows" (Cloud API, Send messages): a message or call of the person opens 24 hours, each
 *   further one anew; outside them only an approved template may go out (131047).
 * - Meta, "Free entry point" (Pricing on the WhatsApp Business Platform): 72 hours after a click on an ad or a page's
 *   button messages cost nothing. That changes the price, not what may be written.
 * - SMS and WhatsApp by QR know no window.
 */
export interface ServiceWindow {
  /** Free text until then; null where it is closed or where there is no window. */
  until: Date | null;
  /** There is a window and it is closed. */
  closed: boolean;
  /** Free of charge until then; null when that is over. */
  freeEntryUntil: Date | null;
}

/** @param hasWindow whether the channel has one; see Capabilities.serviceWindow */
export function serviceWindow(
  hasWindow: boolean,
  { windowUntil, freeEntryUntil }: { windowUntil: Date | null; freeEntryUntil: Date | null },
  now: Date,
): ServiceWindow {
  if (!hasWindow) return { until: null, closed: false, freeEntryUntil: null };
  const until = windowUntil && windowUntil > now ? windowUntil : null;
  return {
    until,
    closed: until === null,
    freeEntryUntil: freeEntryUntil && freeEntryUntil > now ? freeEntryUntil : null,
  };
}
