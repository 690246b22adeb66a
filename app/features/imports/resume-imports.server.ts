import type { AppProcess } from "~/platform/app-process.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import { systemLookups } from "~/platform/db/system-lookups.server";
import { busyStates } from "./core/import-state";
import { PROVE_IMPORT, RUN_IMPORT, UNDO_IMPORT } from "./imports.jobs";
import { loadImport } from "./load-import.server";

/** A chunk or a batch takes seconds; a worker says that it is there every five. */
const silentMs = 20_000;

/**
 * Finds imports whose worker was killed and gives them to another. Call it when a worker starts, and every half minute.
 * Two workers at one import do no harm: each chunk is written once.
 */
export async function resumeImports({ database, clock }: AppProcess): Promise<void> {
  for (const { companyId, importId } of await systemLookups(database).importsInState([...busyStates])) {
    const ctx = createCompanyContext(database, {
      companyId,
      actor: { kind: "system", task: "imports.resume" },
    });
    const { state, result, undoResult, settings, createdAt } = await loadImport(ctx, importId);
    const beatAt = state === "undoing" ? undoResult?.beatAt : state === "importing" ? result?.beatAt : null;
    const silentSinceMs = (beatAt ? new Date(beatAt) : createdAt).getTime();
    if (clock.now().getTime() - silentSinceMs < silentMs) continue;
    const options = { singletonKey: importId };
    await ctx.transaction(async ({ jobs }) => {
      if (state === "importing") await jobs.enqueue(RUN_IMPORT, { importId }, options);
      if (state === "undoing") await jobs.enqueue(UNDO_IMPORT, { importId }, options);
      const { revision } = settings;
      if (state === "proving") await jobs.enqueue(PROVE_IMPORT, { importId, revision }, options);
    });
  }
}
