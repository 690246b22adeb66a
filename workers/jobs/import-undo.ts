import { importJobPayload, UNDO_IMPORT } from "~/features/imports/imports.jobs";
import { undoImport } from "~/features/imports/undo-import.server";
import { defineJob } from "../job-definition";

export const importUndo = defineJob({
  job: UNDO_IMPORT,
  concurrency: 1,
  handle: (ctx, payload, _process, signal) => undoImport(ctx, importJobPayload.parse(payload), signal),
});
