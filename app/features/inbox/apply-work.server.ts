import { appendEvents } from "~/features/events/append-event.server";
import type { EventKind } from "~/features/events/event-kinds";
import { publishConversation } from "~/live/publish-conversation.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { insertLines, writeWork } from "./conversation-work.sql.server";
import type { WorkChange, WorkLine, WorkLineType } from "./core/conversation-work";

const EVENTS: Record<WorkLineType, EventKind> = {
  assigned: "conversation.assigned",
  unassigned: "conversation.assigned",
  transferred: "conversation.assigned",
  snoozed: "conversation.snoozed",
  woken: "conversation.woken",
  done: "conversation.finished",
  reopened: "conversation.reopened",
  labelled: "conversation.labelled",
  survey: "survey.answered",
};

/** How a conversation stood before: what Undo gives back to `restore`. Moments are ISO text. */
export interface PreviousWork {
  id: string;
  state: "open" | "done" | "snoozed";
  snoozedUntil: string | null;
  assigneeId: string | null;
  departmentId: string | null;
  labelIds: string[];
}

/** What changed, as it was. A conversation on which nothing changed is not in it. */
export interface WorkDone {
  previous: PreviousWork[];
}

/**
 * Makes changes of locked conversations true: rows, a line in each thread, events, and live hints to whoever sees or saw
 * them; one statement per table.
 */
export async function applyWork(
  tx: CompanyTransaction,
  planned: readonly (WorkChange | null)[],
  now: Date,
): Promise<WorkDone> {
  const changes = planned.filter((change) => change !== null);
  if (changes.length === 0) return { previous: [] };
  const lines = changes.flatMap(({ after, lines }) => lines.map((line) => ({ after, line })));
  await writeWork(
    tx,
    changes.map(({ after }) => after),
  );
  if (lines.length > 0)
    await insertLines(
      tx,
      lines.map(({ after, line }) => ({
        id: Bun.randomUUIDv7(),
        conversationId: after.id,
        connectionId: after.connectionId,
        ...authorOf(tx, line),
        type: line.type,
        text: line.note ?? "",
        content: line.facts,
        at: now,
      })),
    );
  await appendEvents(
    tx,
    lines.map(({ after, line }) => ({
      kind: EVENTS[line.type],
      subjectId: after.id,
      data: line.facts as Prisma.InputJsonObject,
    })),
  );
  for (const { before, after, lines } of changes) {
    const about = { conversationId: after.id, places: [before, after] };
    publishConversation(tx, { kind: "conversation", ...about });
    if (lines.length > 0) publishConversation(tx, { kind: "message", ...about });
  }
  return { previous: changes.map(({ before }) => previousOf(before)) };
}

function authorOf({ actor }: CompanyTransaction, { bySystem }: WorkLine) {
  if (bySystem || actor.kind !== "member") return { author: "system" as const, authorId: null };
  return { author: "member" as const, authorId: actor.userId };
}

function previousOf({
  id,
  state,
  snoozedUntil,
  assigneeId,
  departmentId,
  labelIds,
}: WorkChange["before"]): PreviousWork {
  return {
    id,
    state,
    snoozedUntil: snoozedUntil?.toISOString() ?? null,
    assigneeId,
    departmentId,
    labelIds,
  };
}
