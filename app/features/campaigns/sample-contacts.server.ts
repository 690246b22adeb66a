import type { CompanyContext } from "~/platform/db/company-types";
import { contactFields } from "./core/contact-fields";
import { plannedValuesOf } from "./core/plan-values";
import { findDraftProblems } from "./find-draft-problems.server";
import { type ClassifiedContact, listPage } from "./list-page.sql.server";
import { loadCampaign } from "./load-campaign.server";
import { loadClassifyFacts } from "./load-classify-facts.sql.server";

export interface SampleContact {
  contactId: string;
  firstName: string;
  lastName: string;
  /** By variable key; undefined when they are left out for a missing one. */
  values: Record<string, string> | undefined;
}

const LOOKED_AT = 500;
const SHOWN = 3;

/**
 * Three real people of the audience with what they would read: of those who get it, one without a name when there is
 * one, since that is where messages go wrong. Nobody while connection, template or audience are missing.
 */
export function sampleContacts(
  ctx: CompanyContext,
  campaignId: string,
  now = new Date(),
): Promise<SampleContact[]> {
  return ctx.read(async (scope) => {
    const campaign = await loadCampaign(scope, campaignId);
    const problems = findDraftProblems(campaign, now);
    if (problems.some((problem) => !["name-missing", "time-past", "variables-missing"].includes(problem)))
      return [];
    const facts = await loadClassifyFacts(scope, campaign, now);
    const { contacts } = await listPage(scope, facts, null, LOOKED_AT);
    return choose(contacts).map((contact) => {
      const values = plannedValuesOf(facts.plan, contactFields(contact));
      return {
        contactId: contact.id,
        firstName: contact.firstName,
        lastName: contact.lastName,
        values: values && Object.fromEntries(facts.plan.map(({ key }, at) => [key, values[at]!])),
      };
    });
  });
}

function choose(contacts: ClassifiedContact[]): ClassifiedContact[] {
  const eligible = contacts.filter(({ reason }) => reason === null);
  const named = eligible.filter(({ firstName }) => firstName.trim() !== "");
  const nameless = contacts.find(
    ({ firstName, reason }) => firstName.trim() === "" && (reason === null || reason === "missing-variable"),
  );
  const chosen = nameless ? [...named.slice(0, SHOWN - 1), nameless] : named.slice(0, SHOWN);
  return chosen;
}
