import { useOutletContext } from "@remix-run/react";
import type { CampaignFacts } from "../campaign-facts.server";

/** What the campaign's page gives to its tabs. */
export function useCampaignPage(): { facts: CampaignFacts; mayChange: boolean } {
  return useOutletContext();
}
