import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { applyWork, type WorkDone } from "./apply-work.server";
import { snoozed } from "./core/conversation-work";
import { openWork } from "./open-work.server";
import { takeBackDone } from "./reopen-conversations.server";

const LONGEST_MS = 366 * 86_400_000;

/**
 * Puts conversations off; at that moment, or when the person writes, they are open again.
 * @throws AppError BAD_REQUEST for the past or more than a year ahead; NOT_FOUND
 */
export async function snoozeConversations(
  ctx: CompanyContext,
  { ids, until }: { ids: string[]; until: Date },
): Promise<WorkDone> {
  const now = appProcess().clock.now();
  const aheadMs = until.getTime() - now.getTime();
  if (aheadMs <= 0) throw new AppError("BAD_REQUEST", "inbox-team.errors.snoozePast");
  if (aheadMs > LONGEST_MS) throw new AppError("BAD_REQUEST", "inbox-team.errors.snoozeFar");
  return ctx.transaction(async (tx) => {
    const rows = await openWork(tx, ids);
    const owed = await takeBackDone(tx, rows);
    return applyWork(
      tx,
      rows.map((row) => snoozed(row, until, owed(row.id))),
      now,
    );
  });
}
