import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { applyWork, type WorkDone } from "./apply-work.server";
import { checkLabels } from "./check-places.server";
import { labelled } from "./core/conversation-work";
import { openWork } from "./open-work.server";

/** Adds and takes labels. @throws AppError NOT_FOUND for a conversation or label */
export async function labelConversations(
  ctx: CompanyContext,
  { ids, add, remove }: { ids: string[]; add: string[]; remove: string[] },
): Promise<WorkDone> {
  const now = appProcess().clock.now();
  return ctx.transaction(async (tx) => {
    await checkLabels(tx, [...add, ...remove]);
    const rows = await openWork(tx, ids);
    return applyWork(
      tx,
      rows.map((row) => labelled(row, add, remove)),
      now,
    );
  });
}
