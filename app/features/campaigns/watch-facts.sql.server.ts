import type { PauseReason } from "~/features/outgoing/core/reasons";
import type { CompanyContext, CompanyRead } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import type { CampaignStateName } from "./core/campaign";
import type { Schedule } from "./core/schedule";
import { type CampaignSums, sumTallies } from "./sum-tallies.sql.server";

/** What the watch looks at, twice a second: narrow, for many campaigns of one company at once. */
export interface WatchedCampaign {
  id: string;
  state: CampaignStateName;
  pauseReason: PauseReason | null;
  pausedFrom: string | null;
  schedule: Schedule;
  startAt: Date | null;
  startedAt: Date | null;
  updatedAt: Date;
  prepared: boolean;
  connectionId: string | null;
  connectionState: string | null;
  /** One of its further numbers can send: then it goes on, whatever the chosen one does. */
  otherActive: boolean;
  kind: string | null;
  quality: string | null;
  rate: number | null;
  slowedRate: number | null;
  /** When the provider was last asked how the number is doing. */
  checkedAt: Date | null;
  /** Of a Meta template; null = local text, or none. */
  templateStatus: string | null;
  templateGone: boolean;
  sums: CampaignSums;
}

type Row = Omit<WatchedCampaign, "sums">;

export function loadWatched(ctx: CompanyContext, ids: readonly string[]): Promise<WatchedCampaign[]> {
  return ctx.read(async (scope) => {
    const rows = await sqlOf(scope).query<Row>(
      `SELECT c.id::text, c.state, c.pause_reason AS "pauseReason", c.paused_from AS "pausedFrom", c.schedule,
         c.start_at AS "startAt", c.started_at AS "startedAt", c.updated_at AS "updatedAt",
         coalesce((c.preparing ->> 'done')::boolean, false) AS prepared, n.id::text AS "connectionId",
         n.state AS "connectionState",
         EXISTS (SELECT 1 FROM campaign_number AS m JOIN connection AS k ON k.id = m.connection_id
           WHERE m.campaign_id = c.id AND k.state = 'active') AS "otherActive", n.kind, n.quality, n.rate, n.slowed_rate AS "slowedRate",
         n.checked_at AS "checkedAt",
         CASE WHEN t.kind = 'meta' THEN t.status END AS "templateStatus",
         coalesce(t.missing_since IS NOT NULL, true) AS "templateGone"
       FROM campaign AS c LEFT JOIN connection AS n ON n.id = c.connection_id LEFT JOIN template AS t ON t.id = c.template_id
       WHERE c.id = ANY ($1::uuid[])`,
      [ids],
    );
    const sums = await sumTallies(
      scope,
      rows.map(({ id }) => id),
    );
    return rows.map((row, at) => ({ ...row, sums: sums[at]! }));
  });
}

/** When the first message went out: asked once per campaign, over its first rows only. */
export async function firstSendingAt(scope: CompanyRead, campaignId: string): Promise<Date | null> {
  const [row] = await sqlOf(scope).query<{ at: Date | null }>(
    `SELECT min(coalesce(k.sending_at, k.accepted_at)) AS at FROM (
       SELECT o.sending_at, o.accepted_at FROM outgoing AS o WHERE o.campaign_id = $1::uuid ORDER BY o.id LIMIT 5000) AS k`,
    [campaignId],
  );
  return row?.at ?? null;
}
