import { cleanLine } from "./core/clean-line";
import { readCursors } from "./core/read-cursors";

/** From an address; what means nothing is left out. */
export function readStoppedQuery(search: URLSearchParams) {
  const channel = search.get("channel");
  const q = cleanLine(search.get("q") ?? "").slice(0, 400);
  return {
    ...readCursors(search),
    ...(q && { q }),
    ...((channel === "whatsapp" || channel === "sms") && { channel: channel as "whatsapp" | "sms" }),
  };
}
