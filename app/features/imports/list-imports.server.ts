import type { CompanyContext } from "~/platform/db/company-types";
import type { ImportState } from "./core/import-state";
import type { ImportTally } from "./core/import-tally";
import type { UndoResult } from "./load-import.server";

export type ImportLine = {
  id: string;
  state: ImportState;
  filename: string;
  createdAt: Date;
  finishedAt: Date | null;
  rowsTotal: number;
  rowsDone: number;
  tally: ImportTally | null;
  removed: number | null;
  /** Name of the member who brought it. */
  by: string | null;
};

const pageSize = 50;

/** Newest first, by cursor (an import's id). */
export async function listImports(
  ctx: CompanyContext,
  { after, before }: { after?: string; before?: string } = {},
): Promise<{ imports: ImportLine[]; next: string | null; previous: string | null }> {
  const rows = await ctx.read(async ({ db }) =>
    db.import.findMany({
      where: after ? { id: { lt: after } } : before ? { id: { gt: before } } : {},
      orderBy: { id: before ? "asc" : "desc" },
      take: pageSize + 1,
    }),
  );
  const more = rows.length > pageSize;
  const page = rows.slice(0, pageSize);
  if (before) page.reverse();
  const names = await namesOf(
    ctx,
    page.flatMap((row) => row.createdBy ?? []),
  );
  return {
    imports: page.map((row) => ({
      id: row.id,
      state: row.state as ImportState,
      filename: row.filename,
      createdAt: row.createdAt,
      finishedAt: row.finishedAt,
      rowsTotal: row.rowsTotal,
      rowsDone: row.rowsDone,
      tally: (row.result ?? row.proof) as unknown as ImportTally | null,
      removed: (row.undoResult as unknown as UndoResult | null)?.removed ?? null,
      by: names.get(row.createdBy ?? "") ?? null,
    })),
    next: (before || more) && page.length > 0 ? page.at(-1)!.id : null,
    previous: (before ? more : after !== undefined) && page.length > 0 ? page[0]!.id : null,
  };
}

async function namesOf(ctx: CompanyContext, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const users = await ctx.read(({ db }) =>
    db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  );
  return new Map(users.map((user) => [user.id, user.name]));
}
