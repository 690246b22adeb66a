import type { CompanyContext, CompanyRead } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { listLocalVariables } from "./core/resolve-local-text";
import type { UnsupportedReason } from "./core/template";
import { readCursor, writeCursor } from "./core/template-cursor";
import { variableNames } from "./core/variable-names";
import { templateOfRow, textsOfRow } from "./template-of-row";
import type { TemplateFilters } from "./templates.schema";

export interface TemplateSummary {
  id: string;
  kind: "meta" | "text";
  name: string;
  language: string;
  /** Meta's word: APPROVED, PENDING, REJECTED …; MISSING when it is gone there. */
  status: string;
  category: string;
  quality: string | null;
  reason: string | null;
  /** Business account; empty for local texts. */
  wabaId: string;
  variables: string[];
  /** First words, for the list. */
  preview: string;
  /** Wordings of a local text; people get one of them each. */
  wordings: number;
  /** Why campaigns cannot use it. */
  unsupported: UnsupportedReason | null;
  updatedAt: Date;
}

type Row = Awaited<ReturnType<CompanyRead["db"]["template"]["findMany"]>>[number];

/** One template for lists and tools. */
export function summaryOf(row: Row): TemplateSummary {
  const template = templateOfRow(row);
  const [text, ...variants] = textsOfRow(row);
  return {
    id: row.id,
    kind: row.kind as "meta" | "text",
    name: row.name,
    language: row.language,
    status: row.missingSince ? "MISSING" : row.status,
    category: row.category,
    quality: row.quality?.toLowerCase() ?? null,
    reason: row.reason,
    wabaId: row.wabaId,
    variables: template ? variableNames(template) : listLocalVariables(text, ...variants),
    preview: (template?.body?.text ?? text).replace(/\s+/g, " ").slice(0, 140),
    wordings: 1 + variants.length,
    unsupported: template?.unsupported ?? null,
    updatedAt: row.updatedAt,
  };
}

/** All templates that pass the filters, by name. For tools and choosers. */
export function listTemplates(
  ctx: CompanyContext,
  filters: TemplateFilters = {},
): Promise<TemplateSummary[]> {
  return ctx.read(async (scope) => {
    const where = await whereOf(scope, filters);
    const rows = await scope.db.template.findMany({ where, orderBy: [{ name: "asc" }, { language: "asc" }] });
    return rows.map(summaryOf);
  });
}

export interface TemplatePage {
  templates: TemplateSummary[];
  previous: string | null;
  next: string | null;
  total: number;
}

/** One page by keyset over (name, id), forwards from `after` or backwards from `before`. */
export function pageTemplates(
  ctx: CompanyContext,
  filters: TemplateFilters,
  place: { after: string | null; before: string | null; size: number },
): Promise<TemplatePage> {
  const after = readCursor(place.after);
  const before = readCursor(place.before);
  const backwards = before !== undefined;
  const from = after ?? before;
  const order = backwards ? "desc" : "asc";
  return ctx.read(async (scope) => {
    const where = await whereOf(scope, filters);
    const step = backwards ? "lt" : "gt";
    const beyond: Prisma.TemplateWhereInput = from
      ? { OR: [{ name: { [step]: from.name } }, { name: from.name, id: { [step]: from.id } }] }
      : {};
    const found = await scope.db.template.findMany({
      where: { AND: [where, beyond] },
      orderBy: [{ name: order }, { id: order }],
      take: place.size + 1,
    });
    const more = found.length > place.size;
    const rows = found.slice(0, place.size);
    if (backwards) rows.reverse();
    const cursor = (row: Row | undefined) => (row ? writeCursor(row) : null);
    return {
      templates: rows.map(summaryOf),
      previous: (backwards ? more : from !== undefined) ? cursor(rows[0]) : null,
      next: (backwards ? true : more) ? cursor(rows.at(-1)) : null,
      total: await scope.db.template.count({ where }),
    };
  });
}

async function whereOf(scope: CompanyRead, filters: TemplateFilters): Promise<Prisma.TemplateWhereInput> {
  const { q, status, language, connectionId, kind } = filters;
  const where: Prisma.TemplateWhereInput = {};
  if (q) where.name = { contains: q.toLowerCase().replace(/[%_\\]/g, "\\$&"), mode: "insensitive" };
  if (language) where.language = language;
  if (kind) where.kind = kind;
  if (status === "MISSING") where.missingSince = { not: null };
  else if (status) Object.assign(where, { status, missingSince: null });
  if (connectionId) {
    const select = { kind: true, wabaId: true } as const;
    const connection = await scope.db.connection.findFirst({ where: { id: connectionId }, select });
    if (connection?.kind === "meta") Object.assign(where, { kind: "meta", wabaId: connection.wabaId ?? "" });
    else if (connection) where.kind = "text";
    else where.id = { in: [] };
  }
  return where;
}
