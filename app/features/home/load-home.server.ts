import { type CampaignListItem, listCampaigns } from "~/features/campaigns/list-campaigns.server";
import type { Locale } from "~/i18n/locale";
import type { CompanyContext } from "~/platform/db/company-types";
import { type FailureNews, failureNews } from "./failure-news.sql.server";
import { type HomeFacts, homeFacts } from "./home-facts.sql.server";
import { type NumberNews, numberNews } from "./number-news.server";
import { type WaitingPerson, waitingPeople } from "./waiting-people.sql.server";

export interface HomePage {
  facts: HomeFacts;
  running: { item: CampaignListItem; finishAt: string | null; held: number }[];
  waiting: WaitingPerson[];
  failures: FailureNews[];
  numbers: NumberNews[];
}

const MOST_RUNNING = 5;

/** Everything on the first page. */
export async function loadHome(ctx: CompanyContext, locale: Locale, now = new Date()): Promise<HomePage> {
  const [facts, list, waiting, failures, numbers] = await Promise.all([
    homeFacts(ctx, now),
    listCampaigns(ctx, { states: ["preparing", "running", "paused"], most: MOST_RUNNING }),
    waitingPeople(ctx),
    failureNews(ctx, locale, now),
    numberNews(ctx, locale),
  ]);
  const running = list.items.map((item) => ({
    item,
    finishAt: facts.finishAt[item.id] ?? null,
    held: facts.held[item.id] ?? 0,
  }));
  return { facts, running, waiting, failures, numbers };
}
