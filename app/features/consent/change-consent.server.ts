import { appendEvents, type EventFact } from "~/features/events/append-event.server";
import { publishLive } from "~/live/publish-live.server";
import { appProcess } from "~/platform/app-process.server";
import type { Actor, CompanyTransaction } from "~/platform/db/company-types";
import {
  appendConsent,
  type ConsentChange,
  type ConsentRow,
  cancelWaiting,
  loadConsent,
  lockContacts,
  writeConsentColumns,
} from "./consent-records.sql.server";
import { columnsAsRecords } from "./core/columns-as-records";
import { foldConsent, type StoredConsent } from "./core/fold-consent";

/** How one person's columns changed; `before` and `after` are equal when the record told nothing new. */
export interface ConsentTransition {
  contactId: string;
  before: ConsentRow;
  after: ConsentRow;
}

/**
 * The one way to record what people agreed to or stopped: appends the records with their evidence, folds them into the
 * contact's columns, cancels what waits, and tells the event table, all in the caller's transaction. Records may come
 * late and twice: the time in them decides, an exact repeat is left out, and a stop wins over a START of the same moment.
 * Times in the future are taken as now. People of other companies are not found and not touched.
 */
export async function changeConsent(
  tx: CompanyTransaction,
  given: readonly ConsentChange[],
  now: Date,
): Promise<ConsentTransition[]> {
  if (given.length === 0) return [];
  const before = await lockContacts(tx, [...new Set(given.map(({ contactId }) => contactId))]);
  if (before.length === 0) return [];
  const contactIds = before.map(({ contactId }) => contactId);
  const records = await loadConsent(tx, contactIds);
  const known = new Set(records.map(keyOf));
  const fresh = given
    .map((change) => ({ ...change, at: change.at > now ? now : change.at }))
    .filter((change) => contactIds.includes(change.contactId) && !known.has(keyOf(change)));
  if (fresh.length === 0) return before.map((row) => ({ contactId: row.contactId, before: row, after: row }));
  await appendConsent(tx, fresh, actorId(tx.actor));
  const all = new Map<string, StoredConsent[]>(contactIds.map((id) => [id, []]));
  for (const record of [...records, ...fresh, ...before.flatMap(columnsAsRecords)]) {
    all.get(record.contactId)?.push(record);
  }
  const transitions = before.map((row) => ({
    contactId: row.contactId,
    before: row,
    after: { contactId: row.contactId, ...foldConsent(all.get(row.contactId) ?? [], now) },
  }));
  await writeConsentColumns(
    tx,
    transitions.map(({ after }) => after),
  );
  const campaignIds = await cancelFor(tx, transitions, now);
  await appendEvents(tx, transitions.flatMap(eventsOf));
  tx.afterCommit(() => {
    const { database } = appProcess();
    for (const contactId of contactIds) publishLive(database, tx.companyId, { kind: "contact", contactId });
    for (const campaignId of campaignIds)
      publishLive(database, tx.companyId, { kind: "campaign", campaignId });
  });
  return transitions;
}

const keyOf = ({ contactId, channel, action, source, at }: StoredConsent & { source: string }) =>
  `${contactId} ${channel} ${action} ${source} ${at.getTime()}`;

async function cancelFor(tx: CompanyTransaction, transitions: ConsentTransition[], now: Date) {
  const campaignIds = new Set<string>();
  const kinds = [
    ["blockedAt", "all", "blocked"],
    ["whatsappStoppedAt", "whatsapp", "stopped"],
    ["smsStoppedAt", "sms", "stopped"],
  ] as const;
  for (const [column, channel, why] of kinds) {
    const ids = transitions.filter(({ after }) => after[column]).map(({ contactId }) => contactId);
    if (ids.length === 0) continue;
    for (const id of await cancelWaiting(tx, ids, channel, why, now)) campaignIds.add(id);
  }
  return campaignIds;
}

function eventsOf({ contactId, before, after }: ConsentTransition): EventFact[] {
  const facts: EventFact[] = [];
  for (const [column, channel] of [
    ["whatsappStoppedAt", "whatsapp"],
    ["smsStoppedAt", "sms"],
  ] as const) {
    if (!before[column] && after[column]) {
      facts.push({ kind: "contact.stopped", subjectId: contactId, data: { channel } });
    }
    if (before[column] && !after[column]) {
      facts.push({ kind: "contact.resumed", subjectId: contactId, data: { channel } });
    }
  }
  if (!before.blockedAt && after.blockedAt) facts.push({ kind: "contact.blocked", subjectId: contactId });
  if (before.blockedAt && !after.blockedAt) facts.push({ kind: "contact.unblocked", subjectId: contactId });
  return facts;
}

function actorId(actor: Actor): string {
  if (actor.kind === "member") return actor.userId;
  return actor.kind === "api-key" ? actor.apiKeyId : actor.task;
}
