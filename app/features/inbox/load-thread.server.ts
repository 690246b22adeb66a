import { shownMediaOf } from "~/features/media/shown-media-of.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext, CompanyRead } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { readThreadCursor, type ThreadPlace, writeThreadCursor } from "./core/thread-cursor";
import { askedChange, isReplaced, threadMessageOf } from "./core/thread-message-of";
import { findThread } from "./find-thread.sql.server";
import { loadThreadFacts, rowsAfter, rowsAround, rowsBefore, type ThreadRow } from "./load-thread.sql.server";
import type { ThreadMessage, ThreadPage } from "./thread-message";

const PAGE = 40;

export interface ThreadQuery {
  conversationId: string;
  /** One of `older`, `newer` (as of ThreadPage) and `around` (a message's id); without any, the newest. */
  older?: string;
  newer?: string;
  around?: string;
}

/**
 * A piece of a conversation, oldest first: three queries, however long it is.
 * @throws AppError NOT_FOUND (not there, or not theirs to see), BAD_REQUEST for a cursor that is none
 */
export function loadThread(ctx: CompanyContext, query: ThreadQuery): Promise<ThreadPage> {
  return ctx.read(async (scope) => {
    const conversation = await findThread(scope, query.conversationId);
    const { rows, older, newer } = await pageOf(scope, query);
    const place = (row: ThreadRow | undefined) => (row ? writeThreadCursor(row) : null);
    return {
      messages: await threadMessages(scope, conversation.connectionId, rows),
      older: older ? place(rows[0]) : null,
      newer: newer ? place(rows.at(-1)) : null,
    };
  });
}

interface Page {
  /** Oldest first. */
  rows: ThreadRow[];
  older: boolean;
  newer: boolean;
}

async function pageOf(scope: CompanyRead, query: ThreadQuery): Promise<Page> {
  const { conversationId, older, newer, around } = query;
  if (around !== undefined) return aroundOf(scope, conversationId, around);
  if (newer !== undefined) {
    const rows = await rowsAfter(scope, conversationId, placeOf(newer), PAGE + 1);
    return { rows: rows.slice(0, PAGE), older: true, newer: rows.length > PAGE };
  }
  const rows = await rowsBefore(
    scope,
    conversationId,
    older === undefined ? undefined : placeOf(older),
    PAGE + 1,
  );
  return { rows: rows.slice(0, PAGE).reverse(), older: rows.length > PAGE, newer: older !== undefined };
}

async function aroundOf(scope: CompanyRead, conversationId: string, messageId: string): Promise<Page> {
  const half = PAGE / 2;
  const found = await rowsAround(scope, conversationId, messageId, half + 1);
  const centre = found.findIndex(({ id }) => id === messageId);
  if (centre === -1) throw new AppError("NOT_FOUND", "inbox-answer.errors.noMessage");
  const older = centre > half;
  const newer = found.length - 1 - centre > half;
  const from = older ? centre - half : 0;
  return { rows: found.slice(from, newer ? centre + half + 1 : undefined), older, newer };
}

function placeOf(cursor: string): ThreadPlace {
  const place = readThreadCursor(cursor);
  if (!place) throw new AppError("BAD_REQUEST", "inbox-answer.errors.noPlace");
  return place;
}

/** Rows as bubbles, with what they point at. */
export async function threadMessages(
  scope: CompanyRead,
  connectionId: string,
  rows: readonly ThreadRow[],
): Promise<ThreadMessage[]> {
  const facts = await loadThreadFacts(scope, {
    connectionId,
    outgoingIds: rows.flatMap((row) => [
      ...(row.direction === "out" ? [row.id] : []),
      ...(askedChange(row) ? [askedChange(row)!.id] : []),
    ]),
    quotedIds: [...new Set(rows.flatMap(({ replyToId }) => replyToId ?? []))],
    campaignIds: [...new Set(rows.flatMap(({ campaignId }) => campaignId ?? []))],
  });
  const now = appProcess().clock.now();
  return rows
    .filter(({ id }) => !isReplaced(facts.sent.get(id)))
    .map((row) => threadMessageOf(row, facts, shownMediaOf(row.content, scope.companyId, now)));
}
