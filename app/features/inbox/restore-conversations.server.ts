import { isAtLeast } from "~/features/companies/core/permissions";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext, CompanyTransaction, Role } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { applyWork, type PreviousWork, type WorkDone } from "./apply-work.server";
import { lockWork } from "./conversation-work.sql.server";
import { assigned, finished, inTurn, labelled, reopened, snoozed } from "./core/conversation-work";
import { sees } from "./core/sight";
import { loadSight } from "./load-sight.server";
import { takeBackDone } from "./reopen-conversations.server";

/** So long one may take back what took a conversation out of one's own sight. */
const OWN_ACT_MS = 60_000;

/**
 * Undo of assign, snooze, finish, reopen and label, in bulk: conversations as they were before. Whoever, or whatever label
 * or department, is gone since stays away.
 * @throws AppError NOT_FOUND for a conversation that is not there, or that the caller neither sees nor just gave away
 */
export async function restoreConversations(ctx: CompanyContext, items: PreviousWork[]): Promise<WorkDone> {
  const now = appProcess().clock.now();
  return ctx.transaction(async (tx) => {
    const wanted = new Map(items.map((item) => [item.id.toLowerCase(), item]));
    const rows = await lockWork(tx, [...wanted.keys()]);
    await refuseUnseen(tx, rows, wanted.size, now);
    const there = await whatIsThere(tx, items);
    const owed = await takeBackDone(
      tx,
      rows.filter(({ id }) => wanted.get(id)?.state !== "done"),
    );
    return applyWork(
      tx,
      rows.map((row) => {
        const before = wanted.get(row.id)!;
        const until = before.snoozedUntil ? new Date(before.snoozedUntil) : null;
        const asleep = before.state === "snoozed" && until && until > now ? until : null;
        return inTurn(
          row,
          (work) =>
            before.state === "done"
              ? finished(work)
              : asleep
                ? snoozed(work, asleep, owed(work.id))
                : reopened(work, now, owed(work.id)),
          (work) =>
            assigned(work, {
              assigneeId: before.assigneeId && there.has(before.assigneeId) ? before.assigneeId : null,
              departmentId:
                before.departmentId && there.has(before.departmentId) ? before.departmentId : null,
            }),
          (work) =>
            labelled(
              work,
              before.labelIds.filter((id) => there.has(id)),
              work.labelIds.filter((id) => !before.labelIds.includes(id)),
            ),
        );
      }),
      now,
    );
  });
}

async function refuseUnseen(
  tx: CompanyTransaction,
  rows: Awaited<ReturnType<typeof lockWork>>,
  wanted: number,
  now: Date,
): Promise<void> {
  const sight = await loadSight(tx);
  const unseen = rows.flatMap((row) => (sees(sight, row) ? [] : row.id));
  const own = unseen.length > 0 ? await ownActs(tx, unseen, now) : new Set();
  if (rows.length < wanted || unseen.some((id) => !own.has(id)))
    throw new AppError("NOT_FOUND", "inbox.errors.notFound");
}

async function ownActs(tx: CompanyTransaction, ids: string[], now: Date): Promise<Set<string>> {
  if (tx.actor.kind !== "member") return new Set();
  const lines = await tx.db.message.findMany({
    where: {
      conversationId: { in: ids },
      at: { gt: new Date(now.getTime() - OWN_ACT_MS) },
      direction: "internal",
      authorId: tx.actor.userId,
      type: { in: ["assigned", "unassigned", "transferred"] },
    },
    select: { conversationId: true },
  });
  return new Set(lines.map(({ conversationId }) => conversationId));
}

/** Ids of members who answer, departments and labels that still are. */
async function whatIsThere(tx: CompanyTransaction, items: PreviousWork[]): Promise<Set<string>> {
  const ids = (pick: (item: PreviousWork) => (string | null)[]) => [
    ...new Set(items.flatMap(pick).filter((id) => id !== null)),
  ];
  const members = await tx.db.membership.findMany({
    where: { userId: { in: ids(({ assigneeId }) => [assigneeId]) } },
    select: { userId: true, role: true },
  });
  const select = { id: true };
  const departments = await tx.db.department.findMany({
    where: { id: { in: ids(({ departmentId }) => [departmentId]) } },
    select,
  });
  const labels = await tx.db.label.findMany({
    where: { id: { in: ids(({ labelIds }) => labelIds) } },
    select,
  });
  return new Set([
    ...members.flatMap(({ userId, role }) => (isAtLeast(role as Role, "agent") ? userId : [])),
    ...[...departments, ...labels].map(({ id }) => id),
  ]);
}
