import type { CompanyContext } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { AppError } from "~/platform/errors/app-error";
import type { PhoneCountry } from "../contacts/core/phone-types";
import type { ColumnMapping } from "./core/column-mapping";
import { mayStep } from "./core/import-state";
import { PROVE_IMPORT } from "./imports.jobs";
import type { ImportChanges } from "./imports.schema";
import { type LoadedImport, loadImport } from "./load-import.server";

/**
 * Changes what an import will do, and asks for a new proof; the old one's job ends by itself when it sees the new
 * revision. Two columns never go to the same place, except where several are allowed.
 * @throws AppError CONFLICT once it runs, BAD_REQUEST for columns the file does not have
 */
export async function changeImport(
  ctx: CompanyContext,
  importId: string,
  changes: ImportChanges,
): Promise<{ revision: number }> {
  return ctx.transaction(async (tx) => {
    const loaded = await loadImport(tx, importId);
    if (!mayStep(loaded.state, "change")) throw new AppError("CONFLICT", "imports.errors.notNow");
    const { mapping = loaded.mapping, country, ...settings } = changes;
    assertMapping(mapping, loaded);
    const revision = loaded.settings.revision + 1;
    const saved = {
      ...loaded.settings,
      ...settings,
      ...(country && { country: country as PhoneCountry }),
      revision,
    };
    const { count } = await tx.db.import.updateMany({
      where: { id: importId, state: loaded.state },
      data: {
        state: "proving",
        mapping: mapping as unknown as Prisma.InputJsonArray,
        settings: saved as unknown as Prisma.InputJsonObject,
        rowsDone: 0,
      },
    });
    if (count === 0) throw new AppError("CONFLICT", "imports.errors.notNow");
    await tx.jobs.enqueue(PROVE_IMPORT, { importId, revision });
    return { revision };
  });
}

const severalColumns = new Set(["phone", "email", "tags", "ignore"]);

function assertMapping(mapping: readonly ColumnMapping[], { reading }: LoadedImport): void {
  const known = new Set(reading.columns.map((column) => column.index));
  const places = new Set<string>();
  const columns = new Set<number>();
  for (const column of mapping) {
    if (!known.has(column.column) || columns.has(column.column)) {
      throw new AppError("BAD_REQUEST", "imports.errors.unknownColumn", { column: column.column + 1 });
    }
    columns.add(column.column);
    const place = column.target === "custom" ? `custom ${column.field.key}` : column.target;
    if (places.has(place) && !severalColumns.has(place)) {
      throw new AppError("BAD_REQUEST", "imports.errors.placeTaken", {
        column: reading.columns.find((one) => one.index === column.column)?.name ?? "",
      });
    }
    places.add(place);
  }
}
