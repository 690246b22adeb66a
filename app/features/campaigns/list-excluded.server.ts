import { contactName } from "~/features/contacts/core/contact-name";
import { formatPhone } from "~/features/contacts/core/format-phone";
import type { ExclusionReason } from "~/features/outgoing/core/reasons";
import type { CompanyContext } from "~/platform/db/company-types";
import { findDraftProblems } from "./find-draft-problems.server";
import { isUuid } from "./is-uuid";
import { listPage } from "./list-page.sql.server";
import { loadCampaign } from "./load-campaign.server";
import { loadClassifyFacts } from "./load-classify-facts.sql.server";

export interface ExcludedPage {
  items: { contactId: string; name: string; phone: string | null }[];
  /** Pass it as `after` for more; null = that was all. */
  next: string | null;
}

const SHOWN = 50;
/** The audience is looked through in pieces, at most this many of them per answer. */
const PIECE = 5_000;
const MOST_PIECES = 40;

/** Who is left out of a draft for one reason, as the rules stand now. Nobody while it cannot be counted. */
export function listExcluded(
  ctx: CompanyContext,
  campaignId: string,
  why: ExclusionReason,
  after: string | null,
  now = new Date(),
): Promise<ExcludedPage> {
  return ctx.read(async (scope) => {
    const campaign = await loadCampaign(scope, campaignId);
    const problems = findDraftProblems(campaign, now);
    if (problems.some((problem) => !["name-missing", "time-past", "variables-missing"].includes(problem))) {
      return { items: [], next: null };
    }
    const facts = await loadClassifyFacts(scope, campaign, now);
    const found: ExcludedPage["items"] = [];
    let place = after && isUuid(after) ? after : null;
    for (let piece = 0; piece < MOST_PIECES && found.length <= SHOWN; piece += 1) {
      const page = await listPage(scope, facts, place, PIECE);
      for (const contact of page.contacts) {
        if (contact.reason !== why) continue;
        const { id: contactId, phone } = contact;
        found.push({ contactId, name: contactName(contact), phone: phone && formatPhone(phone) });
      }
      place = page.next;
      if (place === null) break;
    }
    const items = found.slice(0, SHOWN);
    return { items, next: found.length > SHOWN ? items.at(-1)!.contactId : place };
  });
}
