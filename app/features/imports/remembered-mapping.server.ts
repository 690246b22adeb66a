import type { CompanyContext } from "~/platform/db/company-types";
import { foldText } from "../contacts/core/fold-text";
import type { ColumnMapping } from "./core/column-mapping";
import type { ImportReading } from "./core/import-reading";

export type RememberedMapping = {
  importId: string;
  filename: string;
  /** By folded header (foldText), as guessColumns takes it. */
  columns: Map<string, ColumnMapping>;
};

/** What was chosen for the latest file with this header (headerNames) that was really imported; null = none. */
export async function rememberedMapping(
  ctx: CompanyContext,
  header: string[],
): Promise<RememberedMapping | null> {
  if (header.length === 0) return null;
  const found = await ctx.read(({ db }) =>
    db.import.findFirst({
      where: { startedAt: { not: null }, reading: { path: ["header"], equals: header } },
      orderBy: { id: "desc" },
      select: { id: true, filename: true, reading: true, mapping: true },
    }),
  );
  if (!found) return null;
  const { columns } = found.reading as unknown as ImportReading;
  const mapping = found.mapping as unknown as ColumnMapping[];
  const byName = mapping.flatMap((chosen): [string, ColumnMapping][] => {
    const column = columns.find((one) => one.index === chosen.column);
    return column?.named ? [[foldText(column.name), chosen]] : [];
  });
  return { importId: found.id, filename: found.filename, columns: new Map(byName) };
}
