import { PROVE_IMPORT, proveJobPayload } from "~/features/imports/imports.jobs";
import { proveImport } from "~/features/imports/prove-import.server";
import { defineJob } from "../job-definition";

export const importProve = defineJob({
  job: PROVE_IMPORT,
  concurrency: 2,
  handle: (ctx, payload) => proveImport(ctx, proveJobPayload.parse(payload)),
});
