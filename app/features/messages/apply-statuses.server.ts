import { publishLive } from "~/live/publish-live.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { type ArrivedStatus, echoedId, foldStatuses, type KnownStatus } from "./core/fold-statuses";
import { keepResolvedAttempts } from "./keep-resolved-attempts.sql.server";
import { tellConversations } from "./tell-conversations.server";
import { writeMissingBubbles } from "./write-missing-bubbles.server";
import { outgoingByProviderId, type StatusChange, writeStatuses } from "./write-statuses.sql.server";

export interface AppliedStatuses {
  /** Rows that moved and concern more than themselves; see StatusChange. */
  notable: StatusChange[];
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
  if (statuses.length === 0) return { notable: [], unknown: [] };
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
  const notable = [...first.notable, ...rest.notable];
  await writeMissingBubbles(
    tx,
    notable.filter(({ was, contactId }) => contactId && NOT_SEEN_ACCEPTED.has(was)).map(({ id }) => id),
  );
  await keepResolvedAttempts(
    tx,
    notable.filter(({ was, campaignId }) => campaignId && was === "unknown").map(({ id }) => id),
  );
  await tellConversations(
    tx,
    [...first.conversationIds, ...rest.conversationIds].map((conversationId) => ({ conversationId })),
  );
  tx.afterCommit(() => {
    const { database } = appProcess();
    for (const campaignId of new Set([...first.campaignIds, ...rest.campaignIds])) {
      publishLive(database, tx.companyId, { kind: "campaign", campaignId });
    }
  });
  return { notable, unknown: [...byProvider.unknown, ...second.unknown, ...rest.missed] };
}

async function write(tx: CompanyTransaction, statuses: KnownStatus[]) {
  const folds = foldStatuses(statuses);
  const { notable, campaignIds, conversationIds, missing } = await writeStatuses(tx, folds);
  const gone = new Set(missing);
  const missed = folds.filter(({ outgoingId }) => gone.has(outgoingId)).flatMap(({ events }) => events);
  return { notable, campaignIds, conversationIds, missed };
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
