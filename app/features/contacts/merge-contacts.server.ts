import { recordAudit } from "~/features/audit/record-audit.server";
import { lockContacts } from "~/features/consent/consent-records.sql.server";
import { appendEvents } from "~/features/events/append-event.server";
import type { WindowOf } from "~/features/inbox/core/fold-threads";
import { appProcess } from "~/platform/app-process.server";
import type { Actor, CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { AppError } from "~/platform/errors/app-error";
import { afterDeadlocks } from "./after-deadlocks.server";
import { announceMerge } from "./announce-merge.server";
import { contactName } from "./core/contact-name";
import { contactSearch } from "./core/contact-search";
import type { MergeJournal } from "./core/merge-journal";
import { type MergeSide, mergePeople } from "./core/merge-people";
import { phoneMatchKey } from "./core/phone-match-key";
import { forgetCounts } from "./count-contacts.server";
import { lockForMerge } from "./lock-for-merge.sql.server";
import { mergeConsent } from "./merge-consent.server";
import { changesSince, lookAtRows } from "./merge-journal.sql.server";
import { moveMemberships } from "./merge-memberships.sql.server";
import { holdOutgoing, moveOutgoing } from "./merge-outgoing.sql.server";
import { mergeThreads } from "./merge-threads.sql.server";
import { deleteRows } from "./write-rows.sql.server";

export interface MergeWish {
  keptId: string;
  goneId: string;
  /** Where both say something else: see mergePeople. */
  choose?: Record<string, MergeSide>;
}

export interface Merged {
  mergeId: string;
  /** Threads that are part of another now. */
  threads: { goneId: string; keptId: string }[];
}

/**
 * Two contacts are one person: everything of the second becomes the first's, and the second goes. Every row that moves,
 * changes or goes is journaled, so that undoMerge puts it back. docs/decisions/merging-contacts.md
 * @throws AppError NOT_FOUND (also another company's), FORBIDDEN when one of their conversations is not the caller's to
 *   see, CONFLICT while something is being sent to one of them
 */
export async function mergeContacts(ctx: CompanyContext, wish: MergeWish): Promise<Merged> {
  const { keptId, goneId, choose = {} } = wish;
  if (keptId === goneId) throw new AppError("BAD_REQUEST", "inbox-person.errors.sameContact");
  const now = appProcess().clock.now();
  const merged = await afterDeadlocks(() => mergeOnce(ctx, { keptId, goneId, choose }, now));
  forgetCounts(ctx.companyId);
  return merged;
}

function mergeOnce(
  ctx: CompanyContext,
  { keptId, goneId, choose }: Required<MergeWish>,
  now: Date,
): Promise<Merged> {
  return ctx.transaction(async (tx) => {
    const locked = await lockForMerge(tx, [keptId, goneId]);
    const [kept, gone] = [locked.contacts.get(keptId), locked.contacts.get(goneId)];
    if (!kept || !gone) throw new AppError("NOT_FOUND", "contacts.errors.notFound");
    await holdOutgoing(tx, [keptId, goneId]);
    const of = { contactIds: [keptId, goneId], conversationIds: locked.conversationIds };
    const before = await lookAtRows(tx, of);
    const consent = new Map((await lockContacts(tx, [keptId, goneId])).map((row) => [row.contactId, row]));

    const person = mergePeople(kept, gone, choose);
    const threads = await mergeThreads(tx, goneId, keptId, windowOf(kept.phone, gone.phone, person.phone));
    await moveOutgoing(tx, goneId, keptId, now);
    await moveMemberships(tx, goneId, keptId);
    await write(tx, kept, gone, person, now);
    await mergeConsent(tx, consent.get(keptId)!, consent.get(goneId)!, actorIdOf(tx.actor), now);
    await deleteRows(tx, "contact", ["id"], [{ id: goneId }]);

    const journal: MergeJournal = {
      goneName: contactName(gone) || gone.phone || gone.email || "",
      changes: await changesSince(tx, of, before),
      threads,
    };
    const { id: mergeId } = await tx.db.contactMerge.create({
      data: {
        keptId,
        goneId,
        rows: journal as unknown as Prisma.InputJsonObject,
        actorId: actorIdOf(tx.actor),
        at: now,
      },
      select: { id: true },
    });
    await recordAudit(tx, { action: "contact.merged", subjectType: "contact", subjectId: keptId });
    await appendEvents(tx, [{ kind: "contact.merged", subjectId: keptId, data: { goneId, mergeId } }]);
    announceMerge(tx, { contactIds: [keptId, goneId], places: locked.places });
    return { mergeId, threads: threads.map(({ goneId, keptId }) => ({ goneId, keptId })) };
  });
}

/** Answers go to the contact's phone: of two numbers only that one's 24 hours count. */
function windowOf(kept: string | null, gone: string | null, chosen: string | null): WindowOf {
  if (!kept || !gone || phoneMatchKey(kept) === phoneMatchKey(gone)) return "both";
  return chosen === gone ? "gone" : "kept";
}

type Contact = Parameters<typeof mergePeople<Date>>[0] & {
  id: string;
  updatedAt: Date;
  marketingNotBefore: Date | null;
};

/** A new time of change also tells the undo of an import that this is not what it left. */
async function write(
  tx: CompanyTransaction,
  kept: Contact,
  gone: Contact,
  person: ReturnType<typeof mergePeople<Date>>,
  now: Date,
) {
  const { fields, ...columns } = person;
  const pauses = [kept.marketingNotBefore, gone.marketingNotBefore].filter((one) => one !== null);
  await tx.db.contact.updateMany({
    where: { id: kept.id },
    data: {
      ...columns,
      fields: fields as Prisma.InputJsonObject,
      search: contactSearch(person),
      marketingNotBefore:
        pauses.length > 0 ? new Date(Math.max(...pauses.map((one) => one.getTime()))) : null,
      updatedAt: now > kept.updatedAt ? now : new Date(kept.updatedAt.getTime() + 1),
    },
  });
}

function actorIdOf(actor: Actor): string {
  if (actor.kind === "member") return actor.userId;
  return actor.kind === "api-key" ? actor.apiKeyId : actor.task;
}
