import type { StatusEvent } from "~/channels/channel-event";
import { learn, type OutgoingProgress, RANK, stateOfRank } from "~/features/outgoing/core/outgoing-state";
import { factOfStatus } from "~/features/outgoing/core/resolve-unknown";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A status with the connection whose webhook brought it. */
export interface ArrivedStatus {
  connectionId: string;
  event: StatusEvent;
}

/** A status whose message we know by our own id. */
export interface KnownStatus extends ArrivedStatus {
  outgoingId: string;
}

/** Everything that one batch says about one message, in the shape of the bulk UPDATE. Times are ISO text. */
export interface StatusFold {
  outgoingId: string;
  providerId: string;
  rank: number;
  state: string;
  sentAt?: string;
  deliveredAt?: string;
  readAt?: string;
  failedAt?: string;
  code?: string;
  detail?: string;
  events: KnownStatus[];
}

/** Our id as the provider echoed it, when it can be one: somebody else's software may put anything there. */
export function echoedId(event: StatusEvent): string | undefined {
  const given = event.outgoingId?.toLowerCase();
  return given !== undefined && UUID.test(given) ? given : undefined;
}

/** One fold per message out of many statuses, in any order and with repeats. */
export function foldStatuses(statuses: readonly KnownStatus[]): StatusFold[] {
  const groups = new Map<string, KnownStatus[]>();
  for (const status of statuses) {
    const group = groups.get(status.outgoingId);
    if (group) group.push(status);
    else groups.set(status.outgoingId, [status]);
  }
  return [...groups].map(([outgoingId, events]) => ({
    outgoingId,
    providerId: events[0]!.event.providerMessageId,
    ...foldEvents(events.map(({ event }) => event)),
    events,
  }));
}

function foldEvents(events: readonly StatusEvent[]) {
  let progress: OutgoingProgress = { rank: RANK.waiting };
  for (const { status, at, error } of events)
    progress = learn(progress, factOfStatus(status, at, error?.code));
  const { rank, sentAt, deliveredAt, readAt, failedAt, failedCode } = progress;
  const detail = events.find(({ error }) => error && error.code === failedCode)?.error?.detail;
  return {
    rank,
    state: stateOfRank(rank),
    ...(sentAt && { sentAt: sentAt.toISOString() }),
    ...(deliveredAt && { deliveredAt: deliveredAt.toISOString() }),
    ...(readAt && { readAt: readAt.toISOString() }),
    ...(failedAt && { failedAt: failedAt.toISOString() }),
    ...(failedCode && { code: failedCode }),
    ...(detail && { detail: detail.slice(0, 500) }),
  };
}
