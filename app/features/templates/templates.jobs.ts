import { z } from "zod";
import type { Job } from "~/platform/db/company-types";

export const syncTemplatesPayload = z.object({ connectionId: z.uuid() });
export type SyncTemplatesPayload = z.infer<typeof syncTemplatesPayload>;

/** Reads all templates of the connection's business account; run again it reads them again. */
export const SYNC_TEMPLATES: Job<SyncTemplatesPayload> = { queue: "template.sync" };
