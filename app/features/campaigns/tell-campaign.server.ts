import { publishLive } from "~/live/publish-live.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyTransaction } from "~/platform/db/company-types";

/** Open browsers look again, once this transaction has committed. */
export function tellCampaign(tx: CompanyTransaction, campaignId: string): void {
  tx.afterCommit(() => publishLive(appProcess().database, tx.companyId, { kind: "campaign", campaignId }));
}
