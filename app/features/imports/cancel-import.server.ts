import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { recordAudit } from "../audit/record-audit.server";
import { RUN_IMPORT } from "./imports.jobs";
import { loadImport } from "./load-import.server";

/** Asks a running import to stop before its next chunk. What is in stays, and can be undone. */
export async function cancelImport(ctx: CompanyContext, importId: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const loaded = await loadImport(tx, importId);
    if (loaded.state === "cancelled" || loaded.cancelAsked) return;
    const { count } = await tx.db.import.updateMany({
      where: { id: importId, state: "importing" },
      data: { cancelAsked: true },
    });
    if (count === 0) throw new AppError("CONFLICT", "imports.errors.notNow");
    // Also when its worker is gone: whoever takes this closes it.
    await tx.jobs.enqueue(RUN_IMPORT, { importId }, { singletonKey: importId });
    await recordAudit(tx, { action: "import.cancelAsked", subjectType: "import", subjectId: importId });
  });
}
