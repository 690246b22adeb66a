import type { ContactPermission } from "~/features/consent/core/may-contact";
import type { SkipReason, WaitReason } from "./reasons";

/** What must hold around a row before the gate is even asked. */
export interface SendItem {
  /** Absent for rows that belong to no campaign. */
  campaign?: "running" | "paused" | "cancelled";
  connection: "active" | "stopped";
  /** Scheduled, or waiting for another try. */
  notBeforeMs?: number;
  /** No point in sending later than this. */
  expiresAtMs?: number;
}

/** When each limit has room, wall-clock milliseconds; not after `nowMs` = at once. */
export interface SendLimits {
  numberFreeAtMs: number;
  recipientFreeAtMs: number;
  /** Portfolio's 24-hour budget; leave out where the message takes no place. */
  budgetFreeAtMs?: number;
}

export type SendDecision =
  | { do: "send" }
  /** Back to waiting. Without `untilMs`, until a person or an event resumes it. */
  | { do: "wait"; why: WaitReason; untilMs?: number }
  | { do: "skip"; why: SkipReason };

const SEND: SendDecision = { do: "send" };

/**
 * May this claimed row go out now? Order: cancelled, then what the person and the gate say (so that a stop is recorded
 * as a stop even in a paused campaign), expired, then waits: paused, gate, scheduled, and of the limits the latest.
 */
export function decideSend(
  item: SendItem,
  permission: ContactPermission,
  limits: SendLimits,
  nowMs: number,
): SendDecision {
  if (item.campaign === "cancelled") return { do: "skip", why: "cancelled" };
  if (permission.answer === "no") return { do: "skip", why: permission.why };
  if (item.expiresAtMs !== undefined && item.expiresAtMs <= nowMs) return { do: "skip", why: "expired" };
  if (item.campaign === "paused") return { do: "wait", why: "campaign-paused" };
  if (item.connection === "stopped") return { do: "wait", why: "connection-paused" };
  if (permission.answer === "later") return waitFor(item, permission.why, permission.until.getTime());
  if (item.notBeforeMs !== undefined && item.notBeforeMs > nowMs) {
    return waitFor(item, "scheduled", item.notBeforeMs);
  }
  return waitForLimits(item, limits, nowMs) ?? SEND;
}

function waitForLimits(item: SendItem, limits: SendLimits, nowMs: number): SendDecision | undefined {
  const { numberFreeAtMs, recipientFreeAtMs, budgetFreeAtMs = 0 } = limits;
  const latest = Math.max(numberFreeAtMs, recipientFreeAtMs, budgetFreeAtMs);
  if (latest <= nowMs) return undefined;
  if (latest === budgetFreeAtMs) return waitFor(item, "portfolio-budget", latest);
  return waitFor(item, latest === recipientFreeAtMs ? "recipient-rate" : "number-rate", latest);
}

function waitFor(item: SendItem, why: WaitReason, untilMs: number): SendDecision {
  if (item.expiresAtMs !== undefined && untilMs >= item.expiresAtMs) return { do: "skip", why: "expired" };
  return { do: "wait", why, untilMs };
}
