import type { Delivery } from "../thread-message";

export type DeliveryTick =
  | "sending"
  | "sent"
  | "delivered"
  | "read"
  | "failed"
  | "held"
  | "unknown"
  | "skipped";

const TICKS: Record<string, DeliveryTick> = {
  accepted: "sent",
  held: "held",
  delivered: "delivered",
  read: "read",
  failed: "failed",
  skipped: "skipped",
  unknown: "unknown",
};

/** Which tick a bubble of ours bears: a clock until the provider has it. */
export function deliveryTick({ state }: Pick<Delivery, "state">): DeliveryTick {
  return TICKS[state] ?? "sending";
}
