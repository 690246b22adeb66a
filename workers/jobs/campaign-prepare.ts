import { campaignJobPayload, PREPARE_CAMPAIGN } from "~/features/campaigns/campaigns.jobs";
import { prepareCampaign } from "~/features/campaigns/prepare-campaign.server";
import { defineJob } from "../job-definition";

/** Two at once, so that a small campaign does not wait for a huge one's audience. */
export const campaignPrepare = defineJob({
  job: PREPARE_CAMPAIGN,
  concurrency: 2,
  async handle(ctx, payload, { clock }, signal) {
    const { campaignId } = campaignJobPayload.parse(payload);
    await prepareCampaign(ctx, campaignId, { now: () => clock.now(), signal });
  },
});
