import type { CompanyTransaction } from "~/platform/db/company-types";
import { assignNumbers } from "./core/assign-numbers";
import type { PlannedRecipient } from "./core/plan-recipients";
import { heardFrom } from "./heard-from.sql.server";
import type { LoadedCampaign } from "./load-campaign.server";
import { numbersOf } from "./numbers-of";
import { turnNumbers } from "./turn-numbers.sql.server";

/**
 * A slice of the audience by the number that each person will hear from, in the order of the numbers' ids. Who is left out
 * stands with the chosen number.
 */
export async function shareRecipients(
  tx: CompanyTransaction,
  campaign: LoadedCampaign,
  recipients: readonly PlannedRecipient[],
  now: Date,
): Promise<[connectionId: string, recipients: PlannedRecipient[]][]> {
  const [chosen, ...others] = numbersOf(campaign);
  if (others.length === 0) return [[chosen!.id, [...recipients]]];
  const turns = await turnNumbers(tx, campaign, now);
  const ids = turns.map(({ id }) => id);
  const eligible = recipients.filter(({ notBefore }) => notBefore !== null);
  const known = await heardFrom(
    tx,
    ids,
    eligible.map(({ contactId }) => contactId),
  );
  const given = assignNumbers(
    eligible.map(({ contactId }) => ({ heardFrom: known.get(contactId) ?? null })),
    turns,
  );
  const groups = new Map<string, PlannedRecipient[]>(ids.toSorted().map((id) => [id, []]));
  groups.get(chosen!.id)!.push(...recipients.filter(({ notBefore }) => notBefore === null));
  for (const [at, recipient] of eligible.entries()) groups.get(given[at]!)!.push(recipient);
  return [...groups].filter(([, theirs]) => theirs.length > 0);
}
