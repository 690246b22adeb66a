import { recordAudit } from "~/features/audit/record-audit.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { RETRY_CAMPAIGN, type RetryJobPayload, retryJobPayload } from "./campaigns.jobs";
import { RETRY_SLICE, retrySlice } from "./retry-slice.sql.server";

/**
 * New attempts for those who failed and may be tried again, and, only by choice, for those of whom nobody knows.
 * @returns how many wait again now; many more follow by a job
 * @throws AppError CONFLICT for a campaign that never ran or was cancelled
 */
export function retryRecipients(
  ctx: CompanyContext,
  input: RetryJobPayload,
  now = new Date(),
): Promise<{ started: number; more: boolean }> {
  const payload = retryJobPayload.parse(input);
  return ctx.transaction(async (tx) => {
    const started = await retrySlice(tx, payload, now);
    const more = started === RETRY_SLICE;
    if (more) await tx.jobs.enqueue(RETRY_CAMPAIGN, payload);
    if (started > 0) {
      await recordAudit(tx, {
        action: "campaign.retried",
        subjectType: "campaign",
        subjectId: payload.campaignId,
        fields: payload.states,
      });
    }
    return { started, more };
  });
}
