import { recordAudit } from "~/features/audit/record-audit.server";
import { appendEvents } from "~/features/events/append-event.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { PREPARE_CAMPAIGN } from "./campaigns.jobs";
import type { LoadedCampaign } from "./load-campaign.server";
import { moveCampaign } from "./move-campaign.server";
import { purposeOf } from "./purpose-of";
import { snapshotOf } from "./template-snapshot";

/**
 * The moment from which a campaign is under way: the template is kept as it is now, and its audience begins to be put
 * into the queue. @throws AppError CONFLICT when another tab was quicker
 */
export async function startPreparing(
  tx: CompanyTransaction,
  campaign: LoadedCampaign,
  now: Date,
): Promise<void> {
  const campaignId = campaign.id;
  await moveCampaign(
    tx,
    campaignId,
    { do: "launch" },
    {
      templateSnapshot: snapshotOf(campaign.template!) as unknown as Prisma.InputJsonObject,
      category: purposeOf({ category: null, template: campaign.template }),
      preparing: { afterContactId: null, done: false },
      launchedAt: now,
      startAt: campaign.startAt ?? now,
      finishedAt: null,
    },
  );
  await tx.jobs.enqueue(PREPARE_CAMPAIGN, { campaignId });
  await recordAudit(tx, { action: "campaign.launched", subjectType: "campaign", subjectId: campaignId });
  await appendEvents(tx, [{ kind: "campaign.launched", subjectId: campaignId }]);
}
