import type { CompanyRead } from "~/platform/db/company-types";
import type { ClassifyFacts } from "./classify-sql";
import { shareCounts } from "./core/share-counts";
import { countKnown } from "./count-known.sql.server";
import type { LoadedCampaign } from "./load-campaign.server";
import { type CampaignNumber, numbersOf } from "./numbers-of";
import { planNumbers, type TurnFrame } from "./plan-numbers.server";
import type { Timing } from "./plan-timing.server";
import { turnNumbers } from "./turn-numbers.sql.server";

const SECONDS_A_DAY = 86_400;

/** By QR: how the people fall to the numbers, and how many days each needs. */
export async function planTurns(
  scope: CompanyRead,
  campaign: LoadedCampaign,
  facts: ClassifyFacts,
  frame: TurnFrame,
  now: Date,
): Promise<Omit<Timing, "zones">> {
  const eligible = frame.groups.reduce((sum, group) => sum + group.count, 0);
  const turns = await turnNumbers(scope, campaign, frame.startAt);
  const known = await knownOf(scope, facts, numbersOf(campaign));
  const plans = await planNumbers(scope, campaign, shareCounts(eligible, known, turns), frame, now);
  const perDay = turns.reduce((sum, { weight }) => sum + weight, 0);
  return { ...plans, ratePerSecond: perDay / SECONDS_A_DAY, budget: null };
}

/** Over one number nobody has to be asked whom they know. */
function knownOf(scope: CompanyRead, facts: ClassifyFacts, numbers: readonly CampaignNumber[]) {
  if (numbers.length === 1) return new Map<string, number>();
  return countKnown(
    scope,
    facts,
    numbers.map(({ id }) => id),
  );
}
