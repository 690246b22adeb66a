import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { recordAudit } from "../audit/record-audit.server";
import { appendEvents } from "../events/append-event.server";
import { loadImport } from "./load-import.server";
import { removeUpload } from "./stored-upload.server";
import { MOST_KEPT_REJECTS } from "./write-rejects.sql.server";

/** Closes an import whose last chunk is in, or that was cancelled on the way. */
export async function finishImport(ctx: CompanyContext, importId: string): Promise<void> {
  const now = appProcess().clock.now();
  const finished = await ctx.transaction(async (tx) => {
    const loaded = await loadImport(tx, importId);
    if (loaded.state !== "importing") return null;
    const state = loaded.cancelAsked && loaded.rowsDone < loaded.rowsTotal ? "cancelled" : "finished";
    const { count } = await tx.db.import.updateMany({
      where: { id: importId, state: "importing" },
      data: { state, finishedAt: now },
    });
    if (count === 0) return null;
    const { new: created = 0, updated = 0 } = loaded.result ?? {};
    await appendEvents(tx, [
      { kind: "import.finished", subjectId: importId, data: { state, new: created, updated } },
    ]);
    await recordAudit(tx, { action: `import.${state}`, subjectType: "import", subjectId: importId });
    return loaded;
  });
  // The file is somebody's list of customers: it goes as soon as nothing needs it any more.
  if (finished && (finished.result?.rejected ?? 0) <= MOST_KEPT_REJECTS) {
    await removeUpload(ctx.companyId, importId);
  }
}
