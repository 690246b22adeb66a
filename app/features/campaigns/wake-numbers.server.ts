import { wakeLane } from "~/features/outgoing/wake-lane.sql.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import type { LoadedCampaign } from "./load-campaign.server";
import { numbersOf } from "./numbers-of";

/** Wakes every number of a campaign; in the order of their ids, so that no two wait for each other. */
export async function wakeNumbers(
  tx: CompanyTransaction,
  campaign: Pick<LoadedCampaign, "connection" | "numbers">,
  at: Date,
): Promise<void> {
  for (const id of numbersOf(campaign)
    .map((number) => number.id)
    .sort())
    await wakeLane(tx, id, at);
}
