import type { CompanyContext } from "~/platform/db/company-types";

export interface AuditItem {
  id: string;
  at: Date;
  action: string;
  subjectType: string;
  subjectId: string | null;
  /** Names of the fields that changed. */
  fields: string[];
  actor: { kind: "member" | "api-key" | "system"; id: string | null; name: string | null };
}

export interface AuditPage {
  items: AuditItem[];
  /** Cursors of the neighbours; null where there is none. */
  next: string | null;
  previous: string | null;
}

interface AuditQuery {
  /** Older than this entry (its id). */
  after?: string;
  /** Newer than this entry. */
  before?: string;
  size?: number;
}

/** Who did what, the newest first, by keyset: ids are time-ordered. Names are those of today's members and keys. */
export function listAudit(ctx: CompanyContext, query: AuditQuery = {}): Promise<AuditPage> {
  const size = query.size ?? 50;
  const { after, before } = query;
  return ctx.read(async ({ db }) => {
    const rows = await db.auditEntry.findMany({
      where: before ? { id: { gt: before } } : after ? { id: { lt: after } } : {},
      orderBy: { id: before ? "asc" : "desc" },
      take: size + 1,
    });
    const more = rows.length > size;
    const page = rows.slice(0, size);
    if (before) page.reverse();
    const names = await namesOf(page.map((row) => row.actorId));
    return {
      items: page.map(({ id, at, action, subjectType, subjectId, fields, actorKind, actorId }) => ({
        id,
        at,
        action,
        subjectType,
        subjectId,
        fields,
        actor: {
          kind: actorKind as AuditItem["actor"]["kind"],
          id: actorId,
          name: (actorId && names.get(actorId)) || null,
        },
      })),
      next: (before || more) && page.length > 0 ? (page.at(-1)?.id ?? null) : null,
      previous: (before ? more : after) && page.length > 0 ? (page[0]?.id ?? null) : null,
    };

    async function namesOf(ids: (string | null)[]): Promise<Map<string, string>> {
      const wanted = [...new Set(ids)].filter((id): id is string => id !== null && UUID.test(id));
      const users = await db.user.findMany({
        where: { id: { in: wanted } },
        select: { id: true, name: true },
      });
      const keys = await db.apiKey.findMany({
        where: { id: { in: wanted } },
        select: { id: true, name: true },
      });
      return new Map([...users, ...keys].map(({ id, name }) => [id, name]));
    }
  });
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
