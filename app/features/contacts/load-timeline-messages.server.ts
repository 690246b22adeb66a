import { seenConversations } from "~/features/inbox/seen-conversations.server";
import type { CompanyRead } from "~/platform/db/company-types";
import type { TimelineEntry } from "./core/timeline-entry";
import type { TimelineWindow } from "./load-timeline.server";

type Outgoing = Extract<TimelineEntry, { kind: "outgoing" }>;

const CONNECTION = { connection: { select: { kind: true, name: true } } };

/** Not what was taken back before it left, nor what only changed an earlier message. */
function wasSaid({ why, content }: { why: string | null; content: unknown }): boolean {
  const { type } = (content ?? {}) as { type?: string };
  return why !== "undone" && type !== "reaction" && type !== "edit" && type !== "delete";
}

/** What went out, with its state, and what was said besides, as far as the reader may see it. A message that has an outgoing row is told there, once. */
export async function loadTimelineMessages(
  scope: CompanyRead,
  { contactId, until, most }: TimelineWindow,
): Promise<TimelineEntry[]> {
  const rows = await scope.db.outgoing.findMany({
    where: { contactId, createdAt: { lte: until } },
    orderBy: { id: "desc" },
    take: most,
    include: { ...CONNECTION, campaign: { select: { id: true, name: true } } },
  });
  const outgoing = rows.filter(wasSaid);
  const talks = await scope.db.conversation.findMany({
    where: { contactId },
    select: { id: true, ...CONNECTION },
  });
  const seen = await seenConversations(
    scope,
    talks.map(({ id }) => id),
  );
  const texts = await scope.db.message.findMany({
    where: {
      id: { in: outgoing.map(({ id }) => id) },
      OR: [{ author: "campaign" }, { conversationId: { in: [...seen] } }],
    },
    select: { id: true, text: true },
  });
  const textOf = new Map(texts.map(({ id, text }) => [id, text]));
  const conversations = talks.filter(({ id }) => seen.has(id));
  const connectionOf = new Map(conversations.map(({ id, connection }) => [id, connection]));
  const messages = await scope.db.message.findMany({
    where: {
      conversationId: { in: conversations.map(({ id }) => id) },
      OR: [{ direction: "in" }, { author: "phone" }],
      at: { lte: until },
    },
    orderBy: { at: "desc" },
    take: most,
  });
  return [
    ...outgoing.map((row) => ({
      key: `out:${row.id}`,
      at: row.createdAt,
      kind: "outgoing" as const,
      source: row.source as Outgoing["source"],
      state: row.state,
      why: row.why,
      detail: row.detail,
      channel: row.connection.kind,
      connection: row.connection.name,
      campaign: row.campaign,
      attempt: row.attempt,
      stateAt: stateTime(row),
      notBefore: row.notBefore,
      zone: row.zone,
      text: textOf.get(row.id) || null,
    })),
    ...messages.map(({ id, at, direction, author, type, text, conversationId }) => ({
      key: `msg:${id}`,
      at,
      kind: "message" as const,
      direction: direction as "in" | "out",
      author,
      type,
      text,
      channel: connectionOf.get(conversationId)?.kind ?? "",
      connection: connectionOf.get(conversationId)?.name ?? "",
    })),
  ];
}

type Times = Record<
  "readAt" | "deliveredAt" | "heldAt" | "acceptedAt" | "failedAt" | "settledAt" | "sendingAt",
  Date | null
>;

function stateTime(row: Times & { state: string; createdAt: Date }): Date {
  const at = {
    read: row.readAt,
    delivered: row.deliveredAt,
    held: row.heldAt,
    accepted: row.acceptedAt,
    failed: row.failedAt,
    skipped: row.settledAt,
    unknown: row.settledAt,
    sending: row.sendingAt,
  }[row.state];
  return at ?? row.createdAt;
}
