import { CAMPAIGN_STATES, type CampaignStateName } from "../../core/campaign";
import type { CampaignListFilter } from "../../list-campaigns.server";

/** The chips over the campaigns: states that mean the same to a person stand together. */
export const CAMPAIGN_VIEWS = {
  going: ["preparing", "running", "paused"],
  scheduled: ["scheduled"],
  drafts: ["draft"],
  finished: ["finished"],
  cancelled: ["cancelled"],
} as const satisfies Record<string, readonly CampaignStateName[]>;
export type CampaignView = keyof typeof CAMPAIGN_VIEWS;

export const campaignViewIn = (search: URLSearchParams): CampaignView | null => {
  const named = search.get("state") ?? "";
  return Object.hasOwn(CAMPAIGN_VIEWS, named) ? (named as CampaignView) : null;
};

/** From an address; a single state's own name works too. What means nothing is left out. */
export function readCampaignFilter(search: URLSearchParams): CampaignListFilter {
  const view = campaignViewIn(search);
  const state = CAMPAIGN_STATES.find((name) => name === search.get("state"));
  const states = view ? [...CAMPAIGN_VIEWS[view]] : state ? [state] : undefined;
  const query = search.get("q")?.trim().slice(0, 200);
  const after = search.get("after");
  return { ...(states && { states }), ...(query && { search: query }), ...(after && { after }) };
}
