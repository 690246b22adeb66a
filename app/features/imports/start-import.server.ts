import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import { Prisma } from "~/platform/db/generated/client";
import { AppError } from "~/platform/errors/app-error";
import { recordAudit } from "../audit/record-audit.server";
import { mayStep } from "./core/import-state";
import { emptyTally } from "./core/import-tally";
import { RUN_IMPORT } from "./imports.jobs";
import { type ImportResult, type LoadedImport, loadImport } from "./load-import.server";

/**
 * Says yes: from here on the worker brings the people in. Twice from two tabs starts once.
 * @throws AppError CONFLICT, BAD_REQUEST with what is still missing
 */
export async function startImport(ctx: CompanyContext, importId: string, now: Date): Promise<void> {
  await ctx.transaction(async (tx) => {
    const loaded = await loadImport(tx, importId);
    if (loaded.state === "importing") return;
    assertReady(loaded);
    await begin(tx, loaded, now);
    await tx.jobs.enqueue(RUN_IMPORT, { importId });
    await recordAudit(tx, { action: "import.started", subjectType: "import", subjectId: importId });
  });
}

export function assertReady({ state, mapping, settings }: LoadedImport): void {
  if (!mayStep(state, "run")) throw new AppError("CONFLICT", "imports.errors.notNow");
  if (!mapping.some((column) => column.target === "phone" || column.target === "email")) {
    throw new AppError("BAD_REQUEST", "imports.errors.noAddressColumn");
  }
  if (!settings.basis) throw new AppError("BAD_REQUEST", "imports.errors.noBasis");
}

/** A failed import goes on from what is saved; anything else begins anew. */
async function begin(tx: CompanyTransaction, loaded: LoadedImport, now: Date): Promise<void> {
  const goesOn = loaded.state === "failed" && loaded.result !== null;
  const result: ImportResult = goesOn
    ? { ...loaded.result!, attempts: 0, beatAt: now.toISOString() }
    : {
        ...emptyTally(),
        done: [],
        created: { lists: [], tags: [], fields: [] },
        attempts: 0,
        beatAt: now.toISOString(),
      };
  if (!goesOn) await tx.db.importReject.deleteMany({ where: { importId: loaded.id } });
  const { count } = await tx.db.import.updateMany({
    where: { id: loaded.id, state: loaded.state },
    data: {
      state: "importing",
      cancelAsked: false,
      startedAt: loaded.startedAt ?? now,
      finishedAt: null,
      error: Prisma.DbNull,
      rowsDone: result.rows,
      rowsTotal: loaded.proof?.rows ?? loaded.rowsTotal,
      result: result as unknown as Prisma.InputJsonObject,
    },
  });
  if (count === 0) throw new AppError("CONFLICT", "imports.errors.notNow");
}
