import type { Placed } from "~/features/inbox/core/sight";
import type { LiveFact } from "~/live/live-fact";
import { type LiveNotice, unpackPlaces } from "~/live/live-notice";

export interface PlacedFact {
  fact: LiveFact;
  /** undefined: everybody of the company may hear it. Empty: only those who see everything. */
  places: readonly Placed[] | undefined;
}

/**
 * What browsers may hear of one notice, by company. A fact about a conversation of which nobody said where it stands
 * stands nowhere.
 */
export function groupNotices(notices: readonly LiveNotice[]): Map<string, PlacedFact[]> {
  const grouped = new Map<string, PlacedFact[]>();
  for (const [companyId, fact, places] of notices) {
    if (fact.kind === "sight") continue;
    const placed = { fact, places: "conversationId" in fact ? unpackPlaces(places) : undefined };
    const facts = grouped.get(companyId);
    if (facts) facts.push(placed);
    else grouped.set(companyId, [placed]);
  }
  return grouped;
}
