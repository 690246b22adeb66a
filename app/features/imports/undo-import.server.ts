import { publishLive } from "~/live/publish-live.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { AppError } from "~/platform/errors/app-error";
import { recordAudit } from "../audit/record-audit.server";
import { mayStep } from "./core/import-state";
import { type ImportJobPayload, UNDO_IMPORT } from "./imports.jobs";
import { loadImport, type UndoResult } from "./load-import.server";
import { undoChangedBatch } from "./undo-changed.sql.server";
import { undoCreatedBatch } from "./undo-created.sql.server";
import { finishUndo } from "./undo-rest.sql.server";

/** Asks for a whole import to be taken back. */
export async function startUndo(ctx: CompanyContext, importId: string, now: Date): Promise<void> {
  await ctx.transaction(async (tx) => {
    const { state, startedAt } = await loadImport(tx, importId);
    if (state === "undoing" || state === "undone") return;
    if (!mayStep(state, "undo") || !startedAt) throw new AppError("CONFLICT", "imports.errors.notNow");
    const undoResult: UndoResult = {
      removed: 0,
      restored: 0,
      kept: 0,
      keptBy: {},
      list: [],
      memberships: 0,
      cursor: { stage: "created", after: null },
      beatAt: now.toISOString(),
    };
    const { count } = await tx.db.import.updateMany({
      where: { id: importId, state },
      data: { state: "undoing", undoResult: undoResult as unknown as Prisma.InputJsonObject },
    });
    if (count === 0) throw new AppError("CONFLICT", "imports.errors.notNow");
    await tx.jobs.enqueue(UNDO_IMPORT, { importId });
    await recordAudit(tx, { action: "import.undoStarted", subjectType: "import", subjectId: importId });
  });
}

/** Takes an import back, batch by batch; run again after a crash it goes on where it was. */
export async function undoImport(
  ctx: CompanyContext,
  { importId }: ImportJobPayload,
  signal?: AbortSignal,
): Promise<void> {
  const tell = () => publishLive(appProcess().database, ctx.companyId, { kind: "import", importId });
  for (;;) {
    signal?.throwIfAborted();
    const { state, undoResult } = await loadImport(ctx, importId);
    if (state !== "undoing" || !undoResult) return tell();
    const { stage } = undoResult.cursor;
    if (stage === "created") await undoCreatedBatch(ctx, importId);
    else if (stage === "changed") await undoChangedBatch(ctx, importId);
    else await finishUndo(ctx, importId, appProcess().clock.now());
    tell();
  }
}
