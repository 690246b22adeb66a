import { z } from "zod";
import type { Job } from "~/platform/db/company-types";

export const campaignJobPayload = z.object({ campaignId: z.uuid() });
export type CampaignJobPayload = z.infer<typeof campaignJobPayload>;

export const retryJobPayload = z.object({
  campaignId: z.uuid(),
  states: z.array(z.enum(["failed", "unknown"])).min(1),
  /** Only these codes; absent = every one that may be tried again. */
  codes: z.array(z.string()).optional(),
});
export type RetryJobPayload = z.infer<typeof retryJobPayload>;

/** Puts the audience into the queue, slice by slice; run again it goes on from the saved place. */
export const PREPARE_CAMPAIGN: Job<CampaignJobPayload> = { queue: "campaign.prepare" };
/** Marks everybody who still waits in a cancelled campaign. */
export const CANCEL_CAMPAIGN: Job<CampaignJobPayload> = { queue: "campaign.cancel" };
/** New attempts, slice by slice. */
export const RETRY_CAMPAIGN: Job<RetryJobPayload> = { queue: "campaign.retry" };
