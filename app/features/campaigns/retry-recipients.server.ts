import { recordAudit } from "~/features/audit/record-audit.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { RETRY_CAMPAIGN, type RetryJobPayload, retryJobPayload } from "./campaigns.jobs";
import { moveCampaign } from "./move-campaign.server";

/**
 * New attempts for those who failed and may be tried again, and, only by choice, for those of whom nobody knows.
 * The campaign runs again; the rows follow in slices by a job.
 * @throws AppError CONFLICT for a campaign that never ran or was cancelled
 */
export function retryRecipients(ctx: CompanyContext, input: RetryJobPayload): Promise<void> {
  const payload = retryJobPayload.parse(input);
  const { campaignId } = payload;
  return ctx.transaction(async (tx) => {
    await moveCampaign(tx, campaignId, { do: "retry" }, { finishedAt: null });
    await tx.jobs.enqueue(RETRY_CAMPAIGN, payload);
    await recordAudit(tx, {
      action: "campaign.retried",
      subjectType: "campaign",
      subjectId: campaignId,
      fields: payload.states,
    });
  });
}
