import type { PauseReason } from "~/features/outgoing/core/reasons";
import type { CompanyContext, CompanyRead } from "~/platform/db/company-types";
import type { CampaignStateName } from "./core/campaign";
import { type CampaignStatus, campaignStatus } from "./core/campaign-progress";
import { isUuid } from "./is-uuid";
import { sumTallies } from "./sum-tallies.sql.server";

export interface CampaignListFilter {
  states?: CampaignStateName[];
  /** Part of the name, in any case. */
  search?: string;
  /** Id of the last one seen. */
  after?: string;
  most?: number;
}

export interface CampaignListItem {
  id: string;
  name: string;
  state: CampaignStateName;
  pauseReason: PauseReason | null;
  pauseDetail: unknown;
  connection: { id: string; kind: string; name: string } | null;
  template: { id: string; name: string; language: string } | null;
  startAt: Date | null;
  createdAt: Date;
  launchedAt: Date | null;
  progress: CampaignStatus;
}

export interface CampaignList {
  items: CampaignListItem[];
  /** Pass it as `after` for more; null = that was all. */
  next: string | null;
}

const SELECT = {
  id: true,
  name: true,
  state: true,
  pauseReason: true,
  pauseDetail: true,
  startAt: true,
  createdAt: true,
  launchedAt: true,
  startedAt: true,
  finishedAt: true,
  connection: { select: { id: true, kind: true, name: true } },
  template: { select: { id: true, name: true, language: true } },
} as const;

/** Newest first, with the progress of each. */
export function listCampaigns(ctx: CompanyContext, filter: CampaignListFilter = {}): Promise<CampaignList> {
  return ctx.read((scope) => list(scope, filter));
}

async function list(
  scope: CompanyRead,
  { states, search, after, most = 50 }: CampaignListFilter,
): Promise<CampaignList> {
  const rows = await scope.db.campaign.findMany({
    where: {
      ...(states?.length && { state: { in: states } }),
      ...(search?.trim() && { name: { contains: search.trim(), mode: "insensitive" as const } }),
      ...(after && isUuid(after) && { id: { lt: after } }),
    },
    select: SELECT,
    orderBy: { id: "desc" },
    take: most + 1,
  });
  const page = rows.slice(0, most);
  const sums = await sumTallies(
    scope,
    page.map(({ id }) => id),
  );
  const items = page.map(({ startedAt, finishedAt, ...row }, at): CampaignListItem => {
    const state = row.state as CampaignStateName;
    const progress = campaignStatus({ ...sums[at]!, id: row.id, state, startedAt, finishedAt });
    return { ...row, state, pauseReason: row.pauseReason as PauseReason | null, progress };
  });
  return { items, next: rows.length > most ? page.at(-1)!.id : null };
}

/** How many there are in each state, for the filter's chips. */
export function countCampaigns(ctx: CompanyContext): Promise<Partial<Record<CampaignStateName, number>>> {
  return ctx.read(async ({ db }) => {
    const rows = await db.campaign.groupBy({ by: ["state"], _count: { _all: true } });
    return Object.fromEntries(rows.map((row) => [row.state, row._count._all]));
  });
}
