import {
  appendConsent,
  type ConsentChange,
  type ConsentRow,
  cancelWaiting,
  loadConsent,
  writeConsentColumns,
} from "~/features/consent/consent-records.sql.server";
import { columnsAsRecords } from "~/features/consent/core/columns-as-records";
import { type ConsentColumns, foldConsent } from "~/features/consent/core/fold-consent";
import { appendEvents } from "~/features/events/append-event.server";
import type { CompanyTransaction } from "~/platform/db/company-types";

const STOPS = {
  whatsappStoppedAt: { channel: "whatsapp", purpose: "marketing", action: "stopped" },
  smsStoppedAt: { channel: "sms", purpose: "all", action: "stopped" },
  blockedAt: { channel: "all", purpose: "all", action: "blocked" },
} as const satisfies Record<keyof ConsentColumns, Partial<ConsentChange>>;
type Column = keyof ConsentColumns;
const COLUMNS = Object.keys(STOPS) as Column[];

/**
 * What either contact has stopped holds for the one that stays, also where the other said later that it may go on: that
 * was about another address. The records are the kept one's already.
 * @param kept @param gone their columns before
 */
export async function mergeConsent(
  tx: CompanyTransaction,
  kept: ConsentRow,
  gone: ConsentRow,
  actorId: string,
  now: Date,
): Promise<void> {
  const { contactId } = kept;
  const mine = (row: ConsentRow) => columnsAsRecords({ ...row, contactId });
  const records = [...(await loadConsent(tx, [contactId])), ...mine(kept), ...mine(gone)];
  const folded = foldConsent(records, now);
  const again: ConsentChange[] = COLUMNS.filter((one) => !folded[one] && (kept[one] || gone[one])).map(
    (one) => ({
      ...STOPS[one],
      contactId,
      source: "member",
      evidence: { samePersonAs: gone.contactId },
      at: now,
    }),
  );
  await appendConsent(tx, again, actorId);
  const after = again.length > 0 ? foldConsent([...records, ...again], now) : folded;
  await writeConsentColumns(tx, [{ contactId, ...after }]);
  for (const [column, channel, why] of [
    ["blockedAt", "all", "blocked"],
    ["whatsappStoppedAt", "whatsapp", "stopped"],
    ["smsStoppedAt", "sms", "stopped"],
  ] as const) {
    if (after[column]) await cancelWaiting(tx, [contactId], channel, why, now);
  }
  await appendEvents(tx, [
    ...(["whatsapp", "sms"] as const).flatMap((channel) => {
      const column = `${channel}StoppedAt` as const;
      return !kept[column] && after[column]
        ? [{ kind: "contact.stopped" as const, subjectId: contactId, data: { channel } }]
        : [];
    }),
    ...(!kept.blockedAt && after.blockedAt
      ? [{ kind: "contact.blocked" as const, subjectId: contactId }]
      : []),
  ]);
}
