import { MARKETING_SEND_WINDOW, type SendWindow } from "./core/send-window";

/**
 * The window that holds for a campaign: its own, else the company's, else for marketing the product's. "Always" is a
 * choice somebody made. Service messages, codes and bookings go at any hour unless the campaign says otherwise.
 */
export function sendWindowOf(
  own: SendWindow | { always: true } | null,
  company: SendWindow | null,
  purpose: string,
): SendWindow | undefined {
  if (own) return "always" in own ? undefined : own;
  if (purpose !== "MARKETING") return undefined;
  return company ?? MARKETING_SEND_WINDOW;
}
