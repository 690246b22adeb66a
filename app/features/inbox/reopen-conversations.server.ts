import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import { applyWork, type WorkDone } from "./apply-work.server";
import { type LastDone, loadLastDone } from "./conversation-work.sql.server";
import { type ConversationWork, type Owed, reopened } from "./core/conversation-work";
import { openWork } from "./open-work.server";
import { takeBackTexts } from "./queue-system-texts.sql.server";

/** Opens what is done or put off; a question about the service that has not left yet never leaves. @throws AppError NOT_FOUND */
export async function reopenConversations(ctx: CompanyContext, ids: string[]): Promise<WorkDone> {
  const now = appProcess().clock.now();
  return ctx.transaction(async (tx) => {
    const rows = await openWork(tx, ids);
    const owed = await takeBackDone(tx, rows);
    return applyWork(
      tx,
      rows.map((row) => reopened(row, now, owed(row.id))),
      now,
    );
  });
}

/** Of those that are done: takes their surveys back. → what each of them still owes to its person */
export async function takeBackDone(
  tx: CompanyTransaction,
  rows: readonly ConversationWork[],
): Promise<(id: string) => Owed | undefined> {
  const ids = rows.flatMap(({ id, state }) => (state === "done" ? id : []));
  if (ids.length === 0) return () => undefined;
  const last = await loadLastDone(tx, ids);
  await takeBackTexts(
    tx,
    [...last.values()].flatMap(({ surveyId }) => surveyId ?? []),
  );
  return (id) => owedOf(last.get(id));
}

function owedOf(last: LastDone | undefined): Owed | undefined {
  if (!last?.untouched || !last.unansweredSince) return undefined;
  return { unansweredSince: last.unansweredSince, unread: last.unread };
}
