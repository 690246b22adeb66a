import type { CompanyRead } from "~/platform/db/company-types";
import { isUuid } from "./core/is-uuid";
import { type TimelineCursor, type TimelineEntry, timelinePage } from "./core/timeline-entry";
import { loadTimelineMessages } from "./load-timeline-messages.server";

type Consent = Extract<TimelineEntry, { kind: "consent" }>;

const SIZE = 40;
/** Each source gives a few more than a page: entries of the cursor's own instant come again. */
const SLACK = 20;

export interface TimelineWindow {
  contactId: string;
  /** Nothing later than this. */
  until: Date;
  most: number;
}

/** What happened with one contact, the newest first: consent, imports, lists and tags, messages both ways. */
export async function loadTimeline(
  scope: CompanyRead,
  contact: { id: string; createdAt: Date; importId: string | null },
  after: TimelineCursor | null,
  now: Date,
) {
  const window = { contactId: contact.id, until: after?.at ?? now, most: SIZE + SLACK };
  const entries = [
    ...(await loadConsent(scope, window)),
    ...(await loadTimelineMessages(scope, window)),
    ...(await loadPlaces(scope, window)),
    ...(await loadImports(scope, window, contact)),
  ];
  return timelinePage(entries, after, SIZE);
}

async function loadConsent(
  scope: CompanyRead,
  { contactId, until, most }: TimelineWindow,
): Promise<TimelineEntry[]> {
  const records = await scope.db.consentRecord.findMany({
    where: { contactId, at: { lte: until } },
    orderBy: { at: "desc" },
    take: most,
  });
  const ids = [...new Set(records.map(({ actorId }) => actorId))].filter(isUuid);
  const users = await scope.db.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return records.map(({ id, at, action, channel, source, evidence, actorId }) => ({
    key: `consent:${id}`,
    at,
    kind: "consent",
    action: action as Consent["action"],
    channel: channel as Consent["channel"],
    source: source as Consent["source"],
    text: textOf(evidence, "text") ?? textOf(evidence, "word"),
    code: textOf(evidence, "code"),
    actor: (actorId && names.get(actorId)) || null,
  }));
}

/** Evidence is a JSON object of whoever kept it; only words are shown. */
function textOf(evidence: unknown, name: string): string | null {
  const value = (evidence as Record<string, unknown> | null)?.[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

async function loadPlaces(
  scope: CompanyRead,
  { contactId, until, most }: TimelineWindow,
): Promise<TimelineEntry[]> {
  const query = {
    where: { contactId, addedAt: { lte: until } },
    orderBy: { addedAt: "desc" as const },
    take: most,
  };
  const tags = await scope.db.contactTag.findMany({ ...query, include: { tag: { select: { name: true } } } });
  const lists = await scope.db.listMember.findMany({
    ...query,
    include: { list: { select: { name: true } } },
  });
  return [
    ...tags.map(({ tagId, addedAt, tag }) => ({
      key: `tag:${tagId}`,
      at: addedAt,
      kind: "tag" as const,
      name: tag.name,
    })),
    ...lists.map(({ listId, addedAt, list }) => ({
      key: `list:${listId}`,
      at: addedAt,
      kind: "list" as const,
      id: listId,
      name: list.name,
    })),
  ];
}

async function loadImports(
  scope: CompanyRead,
  { contactId, until }: TimelineWindow,
  contact: { createdAt: Date; importId: string | null },
): Promise<TimelineEntry[]> {
  const changes = await scope.db.importChange.findMany({
    where: { contactId },
    select: { import: { select: { id: true, filename: true, startedAt: true, createdAt: true } } },
  });
  const born = contact.importId
    ? await scope.db.import.findFirst({ where: { id: contact.importId }, select: { filename: true } })
    : null;
  const entries: TimelineEntry[] = [
    {
      key: "created",
      at: contact.createdAt,
      kind: "created",
      importId: contact.importId,
      filename: born?.filename ?? null,
    },
    ...changes.map(({ import: one }) => ({
      key: `import:${one.id}`,
      at: one.startedAt ?? one.createdAt,
      kind: "import" as const,
      importId: one.id,
      filename: one.filename,
    })),
  ];
  return entries.filter(({ at }) => at <= until);
}
