import { recordAudit } from "~/features/audit/record-audit.server";
import { appendEvents } from "~/features/events/append-event.server";
import { carryConsent } from "~/features/messages/carry-consent.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { afterDeadlocks } from "./after-deadlocks.server";
import { announceMerge } from "./announce-merge.server";
import { isUuid } from "./core/is-uuid";
import type { MergeJournal } from "./core/merge-journal";
import { forgetCounts } from "./count-contacts.server";
import { lockForMerge } from "./lock-for-merge.sql.server";
import { holdOutgoing } from "./merge-outgoing.sql.server";
import { restoreRows } from "./restore-rows.sql.server";
import { settlePhones } from "./settle-phones.server";

/** How far back the records are compared when a stop came after the merge. */
const STOPS = ["whatsappStoppedAt", "smsStoppedAt", "blockedAt"] as const;

export interface Unmerged {
  keptId: string;
  goneId: string;
}

/**
 * Two people after all: every row goes back to how it was before the merge. What came since stays with the contact that
 * was kept: messages, edits, tags. A stop that came since holds for both. Done twice it is done once.
 * @throws AppError NOT_FOUND; FORBIDDEN when one of the conversations is not the caller's to see; CONFLICT when the kept
 *   contact is gone, when a later merge of it must be undone first, or while something is being sent to it
 */
export async function undoMerge(ctx: CompanyContext, mergeId: string): Promise<Unmerged> {
  const now = appProcess().clock.now();
  const undone = await afterDeadlocks(() => undoOnce(ctx, mergeId, now));
  forgetCounts(ctx.companyId);
  return undone;
}

function undoOnce(ctx: CompanyContext, mergeId: string, now: Date): Promise<Unmerged> {
  return ctx.transaction(async (tx) => {
    const merge = isUuid(mergeId) ? await tx.db.contactMerge.findFirst({ where: { id: mergeId } }) : null;
    if (!merge) throw new AppError("NOT_FOUND", "inbox-person.errors.mergeNotFound");
    const { keptId, goneId } = merge;
    const locked = await lockForMerge(tx, [keptId]);
    await assertStillPossible(tx, merge, locked.contacts.has(keptId));
    const again = await tx.db.contactMerge.updateMany({
      where: { id: mergeId, undoneAt: null },
      data: { undoneAt: now },
    });
    if (again.count === 0) return { keptId, goneId };
    await holdOutgoing(tx, [keptId]);
    const stopsBefore = locked.contacts.get(keptId)!;
    await restoreRows(tx, merge.rows as unknown as MergeJournal, { keptId, goneId }, now);
    await settlePhones(tx, [keptId, goneId]);
    await carryLaterStops(tx, { keptId, goneId }, merge.at, stopsBefore, now);
    await recordAudit(tx, { action: "contact.unmerged", subjectType: "contact", subjectId: keptId });
    await appendEvents(tx, [{ kind: "contact.unmerged", subjectId: keptId, data: { goneId, mergeId } }]);
    announceMerge(tx, {
      contactIds: [keptId, goneId],
      places: await placesOf(tx, [keptId, goneId]),
    });
    return { keptId, goneId };
  });
}

async function assertStillPossible(
  tx: CompanyTransaction,
  merge: { id: string; keptId: string; undoneAt: Date | null },
  keptIsThere: boolean,
) {
  if (merge.undoneAt) return;
  if (!keptIsThere) throw new AppError("CONFLICT", "inbox-person.errors.keptGone");
  const later = await tx.db.contactMerge.count({
    where: { keptId: merge.keptId, undoneAt: null, id: { gt: merge.id } },
  });
  if (later > 0) throw new AppError("CONFLICT", "inbox-person.errors.newerFirst");
}

/** Nobody knows which of the two said so; being left alone is the safe answer. */
async function carryLaterStops(
  tx: CompanyTransaction,
  { keptId, goneId }: Unmerged,
  mergedAt: Date,
  kept: Record<(typeof STOPS)[number], Date | null>,
  now: Date,
) {
  const later = STOPS.some((column) => (kept[column]?.getTime() ?? 0) > mergedAt.getTime());
  if (later) await carryConsent(tx, keptId, goneId, now);
}

function placesOf(tx: CompanyTransaction, contactIds: string[]) {
  return tx.db.conversation.findMany({
    where: { contactId: { in: contactIds } },
    select: { id: true, assigneeId: true, departmentId: true },
  });
}
