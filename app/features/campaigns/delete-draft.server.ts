import { recordAudit } from "~/features/audit/record-audit.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { lockCampaign } from "./lock-campaign.sql.server";

/** Drafts may go; what was ever launched stays, with its history. @throws AppError CONFLICT, NOT_FOUND */
export function deleteDraft(ctx: CompanyContext, campaignId: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const state = await lockCampaign(tx, campaignId);
    if (state.name !== "draft") throw new AppError("CONFLICT", "campaigns.errors.onlyDrafts");
    await tx.db.campaign.deleteMany({ where: { id: campaignId } });
    await recordAudit(tx, { action: "campaign.deleted", subjectType: "campaign", subjectId: campaignId });
  });
}
