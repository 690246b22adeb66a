import { z } from "zod";
import type { Job } from "~/platform/db/company-types";

export const fetchMediaPayload = z.object({
  messageId: z.uuid(),
  /** Tries in vain before this one; a job that is not the next one does nothing. */
  attempts: z.number().int().min(0),
});
export type FetchMediaPayload = z.infer<typeof fetchMediaPayload>;

/** Fetches the file that a message came with; run again it finds out that it is there. */
export const FETCH_MEDIA: Job<FetchMediaPayload> = { queue: "media.fetch" };
