import { importJobPayload, RUN_IMPORT } from "~/features/imports/imports.jobs";
import { runImport } from "~/features/imports/run-import.server";
import { defineJob } from "../job-definition";

export const importRun = defineJob({
  job: RUN_IMPORT,
  concurrency: 1,
  handle: (ctx, payload, _process, signal) => runImport(ctx, importJobPayload.parse(payload), signal),
});
