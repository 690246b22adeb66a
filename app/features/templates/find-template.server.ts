import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import type { Template } from "./core/template";
import { summaryOf, type TemplateSummary } from "./list-templates.server";
import { templateOfRow, textsOfRow } from "./template-of-row";

export interface TemplateChange {
  at: Date;
  status: string;
  reason: string | null;
}

export interface TemplateDetail {
  summary: TemplateSummary;
  /** A Meta template in one shape. */
  template: Template | null;
  /** A local text. */
  text: string;
  /** Other wordings of a local text: each person gets one of them, or the text itself. */
  variants: string[];
  createdAt: Date;
  /** Newest first. */
  history: TemplateChange[];
}

/** One template with what happened to it. @throws AppError NOT_FOUND */
export function findTemplate(ctx: CompanyContext, id: string): Promise<TemplateDetail> {
  return ctx.read(async ({ db }) => {
    const row = await db.template.findFirst({ where: { id } });
    if (!row) throw new AppError("NOT_FOUND", "templates.errors.notFound");
    const events = await db.event.findMany({
      where: { kind: "template.changed", subjectId: id },
      orderBy: [{ tx: "desc" }, { id: "desc" }],
      take: 20,
      select: { at: true, data: true },
    });
    const [text, ...variants] = textsOfRow(row);
    return {
      summary: summaryOf(row),
      template: templateOfRow(row) ?? null,
      text,
      variants,
      createdAt: row.createdAt,
      history: events.map(({ at, data }) => {
        const { status = "", reason } = (data ?? {}) as { status?: string; reason?: string };
        return { at, status, reason: reason ?? null };
      }),
    };
  });
}
