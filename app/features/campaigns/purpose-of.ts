import type { LoadedCampaign } from "./load-campaign.server";

/** What the messages are for: the template's category; a local text is an offer unless its category says otherwise. */
export function purposeOf(
  campaign: Pick<LoadedCampaign, "category" | "template">,
): "MARKETING" | "UTILITY" | "AUTHENTICATION" {
  const category = (campaign.category ?? campaign.template?.category ?? "MARKETING").toUpperCase();
  return category === "UTILITY" || category === "AUTHENTICATION" ? category : "MARKETING";
}
