import { z } from "zod";
import type { Job } from "~/platform/db/company-types";

export const checkConnectionPayload = z.object({ connectionId: z.uuid() });
export type CheckConnectionPayload = z.infer<typeof checkConnectionPayload>;

/** Asks the provider how a number is doing; run again it asks again. */
export const CHECK_CONNECTION: Job<CheckConnectionPayload> = { queue: "connection.check" };
