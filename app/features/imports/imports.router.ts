import { z } from "zod";
import { appProcess } from "~/platform/app-process.server";
import { companyProcedure, router } from "~/trpc/init";
import { cancelImport } from "./cancel-import.server";
import { changeImport } from "./change-import.server";
import { importFromFile } from "./import-from-file.server";
import { importStatus } from "./import-status.server";
import { fileOptions, importChanges } from "./imports.schema";
import { listImports } from "./list-imports.server";
import { proveAgain } from "./prove-again.server";
import { startImport } from "./start-import.server";
import { startUndo } from "./undo-import.server";

const read = companyProcedure({ role: "viewer", scope: "contacts:read" });
const write = companyProcedure({ role: "agent", scope: "contacts:write" });
const one = z.object({ importId: z.uuid() });
const rejects = z.object({
  /** Row number of the last one seen. */
  rejectedAfter: z.int().min(0).optional(),
  mostRejected: z.int().min(0).max(1_000).optional(),
});
const now = () => appProcess().clock.now();

/** Files come by POST /api/v1/imports; everything after that is here. */
export const importsRouter = router({
  list: read
    .input(z.object({ after: z.uuid().optional(), before: z.uuid().optional() }).optional())
    .query(({ ctx, input }) => listImports(ctx.company, input)),
  /** rows, new, updated, same, duplicates, rejected, rejectedRows */
  status: read
    .input(one.extend(rejects.shape))
    .query(({ ctx, input }) =>
      importStatus(ctx.company, input.importId, input.mostRejected, input.rejectedAfter),
    ),
  /** Changes mapping and settings; a new proof follows by itself. */
  change: write
    .input(one.extend({ changes: importChanges }))
    .mutation(({ ctx, input }) => changeImport(ctx.company, input.importId, input.changes)),
  prove: write.input(one).mutation(({ ctx, input }) => proveAgain(ctx.company, input.importId)),
  run: write.input(one).mutation(({ ctx, input }) => startImport(ctx.company, input.importId, now())),
  /** What the command line does after its upload: columns by name, then the proof or the import. */
  fromFile: write.input(fileOptions).mutation(({ ctx, input }) => importFromFile(ctx.company, input, now())),
  cancel: write.input(one).mutation(({ ctx, input }) => cancelImport(ctx.company, input.importId)),
  undo: write.input(one).mutation(({ ctx, input }) => startUndo(ctx.company, input.importId, now())),
});
