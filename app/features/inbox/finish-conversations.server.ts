import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { applyWork, type WorkDone } from "./apply-work.server";
import { finished } from "./core/conversation-work";
import { openWork } from "./open-work.server";
import { queueBacklog } from "./queue-backlog.server";
import { queueSystemTexts } from "./queue-system-texts.sql.server";
import { readInboxSettings } from "./read-inbox-settings.server";

/**
 * Marks conversations as done: nobody has to answer them any more. Where the company asks about its service, and the
 * person may be written to, the question waits in the queue for as long as this can be taken back.
 * @param survey false: this time without the question
 * @throws AppError NOT_FOUND
 */
export async function finishConversations(
  ctx: CompanyContext,
  { ids, survey = true }: { ids: string[]; survey?: boolean },
): Promise<WorkDone> {
  const now = appProcess().clock.now();
  return ctx.transaction(async (tx) => {
    const rows = await openWork(tx, ids);
    const settings = await readInboxSettings(tx);
    const { on, question } = settings.survey;
    const leaving = new Date(now.getTime() + settings.undoSeconds * 1_000);
    const asked = new Map<string, string>();
    if (survey && on && question !== "") {
      const talked = rows.filter(({ state, lastInboundAt }) => state !== "done" && lastInboundAt);
      const texts = talked.map(({ id }) => ({ conversationId: id, text: question, notBefore: leaving }));
      for (const [id, outgoingId] of await queueSystemTexts(tx, texts)) asked.set(id, outgoingId);
    }
    const done = await applyWork(
      tx,
      rows.map((row) => {
        const surveyId = asked.get(row.id);
        return finished(row, surveyId ? { id: surveyId, at: leaving } : undefined);
      }),
      now,
    );
    if (done.previous.some(({ assigneeId }) => assigneeId)) await queueBacklog(tx);
    return done;
  });
}
