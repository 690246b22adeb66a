import type { TickState } from "~/ui/ticks";

const TICKS: Record<string, TickState> = {
  waiting: "sending",
  claimed: "sending",
  sending: "sending",
  unknown: "unknown",
  accepted: "sent",
  sent: "sent",
  held: "held",
  failed: "failed",
  delivered: "delivered",
  read: "read",
  skipped: "failed",
};

/** The tick of an outgoing state; none for what has no state (a message written on the phone long ago). */
export function rowTick(state: string | null): TickState | null {
  return state === null ? null : (TICKS[state] ?? null);
}
