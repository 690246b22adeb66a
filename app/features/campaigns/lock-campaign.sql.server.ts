import type { PauseReason } from "~/features/outgoing/core/reasons";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { AppError } from "~/platform/errors/app-error";
import type { CampaignState, CampaignStateName } from "./core/campaign";
import { isUuid } from "./is-uuid";

/**
 * The state of a campaign, held until this transaction ends: of two tabs the second one sees what the first one did.
 * Recipients may be added meanwhile (the lock lets their foreign keys through).
 * @throws AppError NOT_FOUND
 */
export async function lockCampaign(tx: CompanyTransaction, campaignId: string): Promise<CampaignState> {
  const [row] = isUuid(campaignId)
    ? await sqlOf(tx).query<{ state: CampaignStateName; why: PauseReason | null; from: string | null }>(
        `SELECT state, pause_reason AS why, paused_from AS from FROM campaign WHERE id = $1::uuid FOR NO KEY UPDATE`,
        [campaignId],
      )
    : [];
  if (!row) throw new AppError("NOT_FOUND", "campaigns.errors.notFound");
  if (row.state !== "paused") return { name: row.state };
  const from = row.from === "scheduled" || row.from === "preparing" ? row.from : "running";
  return { name: "paused", why: row.why ?? "by-person", from };
}
