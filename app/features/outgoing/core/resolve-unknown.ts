import type { MessageStatus, StatusEvent } from "~/channels/channel-event";
import { type CarrierFact, learn, type OutgoingProgress, RANK } from "./outgoing-state";

/** How long the carrier's webhook is given before a person may choose to try an unknown again. */
export const UNKNOWN_REST_MINUTES = 10;

/** A status webhook as a fact about an attempt. `sent` is Meta's and Twilio's "it has left us". */
export function factOfStatus(status: MessageStatus, at: Date, code?: string): CarrierFact {
  return code === undefined ? { kind: status, at } : { kind: status, at, code };
}

export interface WaitingUnknown {
  /** Our id, which travelled with the message. */
  outgoingId: string;
  progress: OutgoingProgress;
}

/**
 * Applies a status to an attempt whose outcome was not known. It matches by our own id only: a phone and a time would
 * be a guess. @returns the new progress and the provider's id to keep, or `undefined` when it is about something else.
 */
export function resolveUnknown(
  unknown: WaitingUnknown,
  status: StatusEvent,
): { progress: OutgoingProgress; providerMessageId: string } | undefined {
  if (status.outgoingId !== unknown.outgoingId) return undefined;
  const progress = learn(unknown.progress, factOfStatus(status.status, status.at, status.error?.code));
  return { progress, providerMessageId: status.providerMessageId };
}

/** What the lists show of an unknown: still expecting the webhook, or one for a person to decide about. */
export function unknownSituation(
  progress: OutgoingProgress,
  lostAt: Date,
  now: Date,
): "resolved" | "expecting-webhook" | "needs-a-person" {
  if (progress.rank !== RANK.unknown) return "resolved";
  const minutes = (now.getTime() - lostAt.getTime()) / 60_000;
  return minutes < UNKNOWN_REST_MINUTES ? "expecting-webhook" : "needs-a-person";
}
