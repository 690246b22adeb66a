import type { CompanyContext } from "~/platform/db/company-types";
import { Prisma } from "~/platform/db/generated/client";
import { AppError } from "~/platform/errors/app-error";
import type { PhoneCountry } from "../contacts/core/phone-types";
import type { ColumnMapping } from "./core/column-mapping";
import type { ImportReading } from "./core/import-reading";
import { mayStep } from "./core/import-state";
import { PROVE_IMPORT } from "./imports.jobs";
import type { ImportChanges } from "./imports.schema";
import { loadImport } from "./load-import.server";

/**
 * Changes what an import will do, and asks for a new proof; the old one's job ends by itself when it sees the new
 * revision. Two columns never go to the same place, except where several are allowed. `newReading`: the file was read
 * anew, and the mapping is of its columns.
 * @throws AppError CONFLICT once it runs, BAD_REQUEST for columns the file does not have
 */
export async function changeImport(
  ctx: CompanyContext,
  importId: string,
  changes: ImportChanges,
  newReading?: ImportReading,
): Promise<{ revision: number }> {
  return ctx.transaction(async (tx) => {
    // Holds the row: a change for columns that another tab has just replaced must see the new ones.
    await tx.db.import.updateMany({ where: { id: importId }, data: { cancelAsked: false } });
    const loaded = await loadImport(tx, importId);
    if (!mayStep(loaded.state, "change")) throw new AppError("CONFLICT", "imports.errors.notNow");
    const { mapping = loaded.mapping, country, ...settings } = changes;
    const reading = newReading ?? loaded.reading;
    assertMapping(mapping, reading);
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
        ...(newReading && { reading: reading as unknown as Prisma.InputJsonObject, error: Prisma.DbNull }),
      },
    });
    if (count === 0) throw new AppError("CONFLICT", "imports.errors.notNow");
    await tx.jobs.enqueue(PROVE_IMPORT, { importId, revision });
    return { revision };
  });
}

const severalColumns = new Set(["phone", "email", "tags", "ignore"]);

function assertMapping(mapping: readonly ColumnMapping[], reading: ImportReading): void {
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
