import { RETRY_CAMPAIGN, retryJobPayload } from "~/features/campaigns/campaigns.jobs";
import { retryRest } from "~/features/campaigns/retry-rest.server";
import { defineJob } from "../job-definition";

export const campaignRetry = defineJob({
  job: RETRY_CAMPAIGN,
  async handle(ctx, payload, { clock }) {
    await retryRest(ctx, retryJobPayload.parse(payload), clock.now());
  },
});
