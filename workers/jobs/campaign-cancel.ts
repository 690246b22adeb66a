import { CANCEL_CAMPAIGN, campaignJobPayload } from "~/features/campaigns/campaigns.jobs";
import { cancelWaiting } from "~/features/campaigns/cancel-waiting.sql.server";
import { defineJob } from "../job-definition";

export const campaignCancel = defineJob({
  job: CANCEL_CAMPAIGN,
  async handle(ctx, payload, { clock }) {
    await cancelWaiting(ctx, campaignJobPayload.parse(payload).campaignId, clock.now());
  },
});
