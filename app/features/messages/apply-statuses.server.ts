import { publishLive } from "~/live/publish-live.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { type ArrivedStatus, echoedId, foldStatuses, type KnownStatus } from "./core/fold-statuses";
import { writeMissingBubbles } from "./write-missing-bubbles.server";
import { outgoingByProviderId, type StatusChange, writeStatuses } from "./write-statuses.sql.server";

export interface AppliedStatuses {
  /** Rows that moved, with where from. */
  moved: StatusChange[];
  /** About messages nobody here knows (yet): to be parked. */
  unknown: ArrivedStatus[];
}

/** States in which nobody has seen the carrier accept the message. */
const NOT_SEEN_ACCEPTED = new Set(["waiting", "claimed", "sending", "unknown"]);

/**
 * Applies the status webhooks of one company: in any order, with repeats, also again after a crash. By our own id, which
 * resolves an unknown, else by the provider's. Reactions to failures are the caller's.
 */
export async function applyStatuses(
  tx: CompanyTransaction,
  statuses: readonly ArrivedStatus[],
): Promise<AppliedStatuses> {
  if (statuses.length === 0) return { moved: [], unknown: [] };
  const named: KnownStatus[] = [];
  const nameless: ArrivedStatus[] = [];
  for (const status of statuses) {
    const outgoingId = echoedId(status.event);
    if (outgoingId) named.push({ ...status, outgoingId });
    else nameless.push(status);
  }
  const byProvider = await findByProviderId(tx, nameless);
  const first = await write(tx, [...named, ...byProvider.known]);
  const second = await findByProviderId(tx, first.missed);
  const rest = await write(tx, second.known);
  const moved = [...first.changes, ...rest.changes].filter(({ was, state }) => was !== state);
  await writeMissingBubbles(
    tx,
    moved.filter(({ was, contactId }) => contactId && NOT_SEEN_ACCEPTED.has(was)).map(({ id }) => id),
  );
  const campaignIds = new Set(moved.map(({ campaignId }) => campaignId));
  tx.afterCommit(() => {
    const { database } = appProcess();
    for (const campaignId of campaignIds) {
      if (campaignId) publishLive(database, tx.companyId, { kind: "campaign", campaignId });
    }
  });
  return { moved, unknown: [...byProvider.unknown, ...second.unknown, ...rest.missed] };
}

async function write(tx: CompanyTransaction, statuses: KnownStatus[]) {
  const folds = foldStatuses(statuses);
  const changes = await writeStatuses(tx, folds);
  if (changes.length === folds.length) return { changes, missed: [] };
  const found = new Set(changes.map(({ id }) => id));
  return {
    changes,
    missed: folds.filter(({ outgoingId }) => !found.has(outgoingId)).flatMap(({ events }) => events),
  };
}

async function findByProviderId(tx: CompanyTransaction, statuses: readonly ArrivedStatus[]) {
  const wanted = statuses.map(({ connectionId, event }) => ({
    connectionId,
    providerId: event.providerMessageId,
  }));
  const ids = await outgoingByProviderId(tx, wanted);
  const known: KnownStatus[] = [];
  const unknown: ArrivedStatus[] = [];
  for (const { connectionId, event } of statuses) {
    const outgoingId = ids.get(`${connectionId} ${event.providerMessageId}`);
    if (outgoingId) known.push({ connectionId, event, outgoingId });
    else unknown.push({ connectionId, event });
  }
  return { known, unknown };
}
