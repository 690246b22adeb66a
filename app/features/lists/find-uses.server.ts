import type { CompanyRead } from "~/platform/db/company-types";
import { audienceUses } from "./core/audience-uses";

export interface CampaignUse {
  id: string;
  name: string;
  state: string;
}

/** A finished or cancelled campaign has its people already and needs the list no more. */
const STILL_NEEDED = ["draft", "scheduled", "preparing", "running", "paused"];

/** Campaigns whose audience still names this list or tag. */
export async function findUses(scope: CompanyRead, kind: "list" | "tag", id: string): Promise<CampaignUse[]> {
  const campaigns = await scope.db.campaign.findMany({
    where: { state: { in: STILL_NEEDED } },
    select: { id: true, name: true, state: true, audience: true },
    orderBy: { id: "desc" },
  });
  return campaigns
    .filter(({ audience }) => audienceUses(audience, kind, id))
    .map(({ id: campaignId, name, state }) => ({ id: campaignId, name, state }));
}
