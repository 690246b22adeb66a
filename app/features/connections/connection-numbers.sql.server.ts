import type { CompanyRead } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

/** Messages waiting per connection: one look at the queue. */
export async function waitingByConnection(scope: CompanyRead): Promise<Map<string, number>> {
  const rows = await sqlOf(scope).query<{ id: string; n: number }>(
    `SELECT connection_id AS id, count(*)::int AS n FROM outgoing_due
     WHERE company_id = app_company_id() GROUP BY connection_id`,
  );
  return new Map(rows.map((row) => [row.id, row.n]));
}

/** People counted against each portfolio's limit in the last 24 hours, and when the oldest of them frees its place. */
export async function usedByPortfolio(
  scope: CompanyRead,
): Promise<Map<string, { used: number; freesAt: Date | null }>> {
  const rows = await sqlOf(scope).query<{ id: string; n: number; freesAt: Date | null }>(
    `SELECT portfolio_id AS id, count(*)::int AS n, min(at) + interval '24 hours' AS "freesAt" FROM portfolio_start
     WHERE company_id = app_company_id() AND at > now() - interval '24 hours' GROUP BY portfolio_id`,
  );
  return new Map(rows.map((row) => [row.id, { used: row.n, freesAt: row.freesAt }]));
}

/** Messages by state, of each connection's campaigns that were under way at any moment since then. */
export async function endedByConnection(
  scope: CompanyRead,
  ids: readonly string[],
  since: Date,
): Promise<Map<string, Record<string, number>>> {
  const rows = await sqlOf(scope).query<{ id: string; states: Record<string, number> }>(
    `SELECT id, jsonb_object_agg(state, n) AS states
     FROM (SELECT c.connection_id AS id, t.state, sum(t.n)::int AS n
           FROM campaign AS c JOIN campaign_tally AS t ON t.company_id = c.company_id AND t.campaign_id = c.id
           WHERE c.company_id = app_company_id() AND c.connection_id = ANY ($1::uuid[])
             AND c.started_at IS NOT NULL AND coalesce(c.finished_at, now()) >= $2::timestamptz
           GROUP BY 1, 2) AS sums
     GROUP BY id`,
    [ids, since],
  );
  return new Map(rows.map((row) => [row.id, row.states]));
}

/** What removing a connection would end. */
export interface RemovalEffects {
  /** Campaigns that are not finished: they must end first. */
  unfinishedCampaigns: number;
  /** People of those who have not got theirs yet. */
  waitingInCampaigns: number;
  /** Replies and tests that wait. */
  waitingOthers: number;
  /** Drafts that would need another number. */
  drafts: number;
  conversations: number;
}

export async function removalEffects(scope: CompanyRead, id: string): Promise<RemovalEffects> {
  const [found] = await sqlOf(scope).query<RemovalEffects>(
    `SELECT
       (SELECT count(*)::int FROM campaign AS c WHERE (c.connection_id = $1::uuid OR EXISTS (
            SELECT 1 FROM campaign_number AS m WHERE m.campaign_id = c.id AND m.connection_id = $1::uuid))
          AND c.company_id = app_company_id() AND c.state IN ('scheduled', 'preparing', 'running', 'paused')) AS "unfinishedCampaigns",
       (SELECT count(*)::int FROM campaign WHERE connection_id = $1::uuid AND state = 'draft') AS "drafts",
       (SELECT count(*)::int FROM outgoing_due AS d JOIN campaign AS c ON c.id = d.stream_id
          WHERE d.company_id = app_company_id() AND d.connection_id = $1::uuid) AS "waitingInCampaigns",
       (SELECT count(*)::int FROM outgoing_due AS d LEFT JOIN campaign AS c ON c.id = d.stream_id
          WHERE d.company_id = app_company_id() AND d.connection_id = $1::uuid AND c.id IS NULL) AS "waitingOthers",
       (SELECT count(*)::int FROM conversation WHERE company_id = app_company_id() AND connection_id = $1::uuid) AS "conversations"`,
    [id],
  );
  return found!;
}

/** Nothing of a removed number may go out later. → how many messages that ended */
export function cancelWaiting(scope: CompanyRead, id: string): Promise<number> {
  return sqlOf(scope).execute(
    `UPDATE outgoing SET state = 'skipped', why = 'cancelled', not_before = NULL, settled_at = now()
     WHERE state = 'waiting' AND id = ANY (ARRAY(
       SELECT id FROM outgoing_due WHERE company_id = app_company_id() AND connection_id = $1::uuid))`,
    [id],
  );
}

/** The end of the 24-hour window that this phone has open on a connection, or null. */
export async function openWindowOf(scope: CompanyRead, id: string, phone: string): Promise<Date | null> {
  const [found] = await sqlOf(scope).query<{ until: Date }>(
    `SELECT t.window_until AS until FROM contact AS c JOIN conversation AS t ON t.contact_id = c.id
     WHERE c.company_id = app_company_id() AND c.phone = $2 AND t.connection_id = $1::uuid AND t.window_until > now()
     ORDER BY t.window_until DESC LIMIT 1`,
    [id, phone],
  );
  return found?.until ?? null;
}
