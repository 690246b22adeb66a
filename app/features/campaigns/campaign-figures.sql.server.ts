import type { CompanyContext } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { loadCampaign } from "./load-campaign.server";
import { numbersOf } from "./numbers-of";

export interface CampaignFigures {
  /** People who wrote back. */
  repliedCount: number;
  /** Of those, who wait for an answer now. */
  unansweredCount: number;
  /** People of this campaign who stopped us within a week of getting it. */
  stoppedCount: number;
  /** Waiting for an hour or a limit, not for their turn. */
  heldCount: number;
  /** By pre-flight's prices for those who got it; null before launch, and by QR, where nothing is paid. */
  cost: { currency: string; soFarMinor: number; totalMinor: number } | null;
}

/** The figures beside the bar. @throws AppError NOT_FOUND */
export function campaignFigures(
  ctx: CompanyContext,
  campaignId: string,
  now = new Date(),
): Promise<CampaignFigures> {
  return ctx.read(async (scope) => {
    const campaign = await loadCampaign(scope, campaignId);
    const [row] = await sqlOf(scope).query<Omit<CampaignFigures, "cost"> & { arrived: number }>(
      `SELECT
         (SELECT count(DISTINCT m.conversation_id)::int FROM message AS m
          WHERE m.campaign_id = $1::uuid AND m.direction = 'in') AS "repliedCount",
         (SELECT count(*)::int FROM conversation AS v WHERE v.unanswered_since IS NOT NULL AND v.id IN (
            SELECT m.conversation_id FROM message AS m WHERE m.campaign_id = $1::uuid AND m.direction = 'in')) AS "unansweredCount",
         (SELECT count(DISTINCT r.contact_id)::int FROM consent_record AS r
          JOIN outgoing AS o ON o.contact_id = r.contact_id AND o.campaign_id = $1::uuid AND NOT o.superseded
          WHERE r.action = 'stopped' AND r.at >= $2::timestamptz AND r.at >= o.accepted_at
            AND r.at < o.accepted_at + interval '7 days') AS "stoppedCount",
         (SELECT count(*)::int FROM outgoing_due AS d WHERE d.connection_id = ANY ($3::uuid[]) AND d.stream_id = $1::uuid
            AND d.not_before > $4::timestamptz) AS "heldCount",
         (SELECT coalesce(sum(n), 0)::int FROM campaign_tally
          WHERE campaign_id = $1::uuid AND state IN ('accepted', 'delivered', 'read')) AS arrived`,
      [campaignId, campaign.launchedAt ?? now, numbersOf(campaign).map(({ id }) => id), now],
    );
    const { arrived, ...figures } = row!;
    return {
      ...figures,
      cost: campaign.connection?.kind === "whatsapp" ? null : costOf(campaign.preflight, arrived),
    };
  });
}

interface KeptPreflight {
  ledger?: { eligible: number };
  cost?: { currency: string; totalMinor: number };
}

function costOf(kept: unknown, arrived: number): CampaignFigures["cost"] {
  const { ledger, cost } = (kept ?? {}) as KeptPreflight;
  if (!ledger || !cost) return null;
  const { currency, totalMinor } = cost;
  const share = ledger.eligible > 0 ? Math.min(1, arrived / ledger.eligible) : 0;
  return { currency, totalMinor, soFarMinor: Math.round(totalMinor * share) };
}
