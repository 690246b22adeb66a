import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { recordAudit } from "../audit/record-audit.server";
import { mayStep } from "./core/import-state";
import { loadImport } from "./load-import.server";
import { removeUpload } from "./stored-upload.server";

/** Throws an upload away that was never imported. */
export async function removeImport(ctx: CompanyContext, importId: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const { state } = await loadImport(tx, importId);
    if (!mayStep(state, "remove")) throw new AppError("CONFLICT", "imports.errors.notNow");
    await tx.db.importReject.deleteMany({ where: { importId } });
    const { count } = await tx.db.import.deleteMany({ where: { id: importId, state } });
    if (count === 0) throw new AppError("CONFLICT", "imports.errors.notNow");
    await recordAudit(tx, { action: "import.removed", subjectType: "import", subjectId: importId });
  });
  await removeUpload(ctx.companyId, importId);
}
