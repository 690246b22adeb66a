import { z } from "zod";
import type { Job } from "~/platform/db/company-types";

export const importJobPayload = z.object({ importId: z.uuid() });
export type ImportJobPayload = z.infer<typeof importJobPayload>;

export const proveJobPayload = z.object({ importId: z.uuid(), revision: z.number().int() });
export type ProveJobPayload = z.infer<typeof proveJobPayload>;

/** Counts what an import would do; a job of older settings ends at once. */
export const PROVE_IMPORT: Job<ProveJobPayload> = { queue: "import.prove" };
/** Brings the people, chunk by chunk; run again it goes on from what is saved. */
export const RUN_IMPORT: Job<ImportJobPayload> = { queue: "import.run" };
/** Takes a whole import back; run again it goes on. */
export const UNDO_IMPORT: Job<ImportJobPayload> = { queue: "import.undo" };
