import type { CompanyTransaction } from "~/platform/db/company-types";
import { applyWork } from "./apply-work.server";
import { loadLastDone, lockWork } from "./conversation-work.sql.server";
import { SURVEY_ANSWER_MS, scoreOf } from "./core/survey-answer";

export interface HeardMessage {
  messageId: string;
  conversationId: string;
  text: string;
  type: string;
  at: Date;
}

/** It was still in our hands, or never left: there was nothing to answer. */
const NOT_ASKED = new Set(["waiting", "claimed", "skipped", "failed"]);

/**
 * Hears answers to the question about the service: the first message after it, within 24 hours, when that is 1 to 5. It
 * is recorded, with a line in the thread. Give it only messages that were not there before.
 * → ids of the messages that are answers: they open nothing and nobody has to answer them
 */
export async function considerSurveys(
  tx: CompanyTransaction,
  items: readonly HeardMessage[],
  now: Date,
): Promise<Set<string>> {
  const scores = firstScores(items);
  if (scores.size === 0) return new Set();
  const asked = await tx.db.conversation.findMany({
    where: {
      id: { in: [...scores.keys()] },
      state: "done",
      surveyAskedAt: { gt: new Date(now.getTime() - SURVEY_ANSWER_MS) },
    },
    select: { id: true },
  });
  if (asked.length === 0) return new Set();
  // All that the batch will hold, in one order: moveConversations takes the same rows.
  const held = await lockWork(tx, [...new Set(items.map(({ conversationId }) => conversationId))]);
  const last = await loadLastDone(
    tx,
    asked.map(({ id }) => id),
  );
  const sent = await sentSurveys(
    tx,
    [...last.values()].flatMap(({ surveyId }) => surveyId ?? []),
  );
  const answers = held.flatMap((row) => {
    const given = scores.get(row.id);
    const done = last.get(row.id);
    if (!given || !done?.surveyId || !sent.has(done.surveyId)) return [];
    if (row.state !== "done" || !row.surveyAskedAt || given.at < row.surveyAskedAt) return [];
    return { row, given, memberId: done.memberId };
  });
  await tx.db.surveyAnswer.createMany({
    data: answers.map(({ row, given, memberId }) => ({
      conversationId: row.id,
      contactId: row.contactId,
      departmentId: row.departmentId,
      memberId,
      score: given.score,
      at: given.at,
    })),
  });
  await applyWork(
    tx,
    answers.map(({ row, given }) => ({
      before: row,
      after: { ...row, surveyAskedAt: null },
      lines: [{ type: "survey", facts: { score: given.score }, bySystem: true }],
    })),
    now,
  );
  return new Set(answers.map(({ given }) => given.messageId));
}

/** Of each conversation its first message, if that is a score. */
function firstScores(items: readonly HeardMessage[]) {
  const firsts = new Map<string, HeardMessage>();
  for (const item of items) {
    if (item.type === "reaction") continue;
    const first = firsts.get(item.conversationId);
    if (!first || item.at < first.at) firsts.set(item.conversationId, item);
  }
  const scores = new Map<string, HeardMessage & { score: number }>();
  for (const [id, item] of firsts) {
    const score = item.type === "text" ? scoreOf(item.text) : null;
    if (score !== null) scores.set(id, { ...item, score });
  }
  return scores;
}

async function sentSurveys(tx: CompanyTransaction, ids: string[]): Promise<Set<string>> {
  const rows = await tx.db.outgoing.findMany({
    where: { id: { in: ids } },
    select: { id: true, state: true },
  });
  return new Set(rows.flatMap(({ id, state }) => (NOT_ASKED.has(state) ? [] : id)));
}
