import { recordAudit } from "~/features/audit/record-audit.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { isUuid } from "./is-uuid";
import { tellCampaign } from "./tell-campaign.server";

/** Takes one person out of a campaign while they still wait. @returns false = too late, or not in it */
export function removeRecipient(
  ctx: CompanyContext,
  campaignId: string,
  outgoingId: string,
  now = new Date(),
): Promise<boolean> {
  if (!isUuid(campaignId) || !isUuid(outgoingId)) return Promise.resolve(false);
  return ctx.transaction(async (tx) => {
    const { count } = await tx.db.outgoing.updateMany({
      where: { id: outgoingId, campaignId, state: "waiting", superseded: false },
      data: { state: "skipped", why: "cancelled", detail: "by-person", notBefore: null, settledAt: now },
    });
    if (count === 0) return false;
    await recordAudit(tx, {
      action: "campaign.recipient-removed",
      subjectType: "outgoing",
      subjectId: outgoingId,
    });
    tellCampaign(tx, campaignId);
    return true;
  });
}
