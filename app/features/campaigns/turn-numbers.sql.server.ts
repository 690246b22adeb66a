import type { CompanyRead } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import type { TurnNumber } from "./core/assign-numbers";
import type { LoadedCampaign } from "./load-campaign.server";
import { numbersOf } from "./numbers-of";
import { paceOfNumber } from "./pace-of-number";

/** The numbers of a campaign by QR with what each may send a day and how many of its people each has already. */
export async function turnNumbers(
  scope: CompanyRead,
  campaign: LoadedCampaign,
  now: Date,
): Promise<TurnNumber[]> {
  const rows = await sqlOf(scope).query<{ id: string; n: number }>(
    `SELECT connection_id::text AS id, count(*)::int AS n FROM outgoing
     WHERE campaign_id = $1::uuid AND NOT superseded AND state <> 'skipped' GROUP BY connection_id`,
    [campaign.id],
  );
  const loads = new Map(rows.map(({ id, n }) => [id, n]));
  return numbersOf(campaign).map((number) => ({
    id: number.id,
    weight: paceOfNumber(number, now).perDay,
    load: loads.get(number.id) ?? 0,
    open: number.state === "active" && Boolean(number.whatsapp?.riskAcceptedAt),
  }));
}
