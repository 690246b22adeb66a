import type { SendWindow } from "~/features/outgoing/core/send-window";
import { sendWindowOf } from "~/features/outgoing/send-window-of";
import type { CompanyRead } from "~/platform/db/company-types";
import type { ClassifyFacts } from "./classify-sql";
import { type FinishPlan, planFinish } from "./core/plan-finish";
import { startsAt } from "./core/schedule";
import type { AudienceCount } from "./count-audience.sql.server";
import { countBudget, countSharers } from "./count-load.sql.server";
import { effectiveRate } from "./effective-rate";
import type { LoadedCampaign } from "./load-campaign.server";
import type { NumberPlan } from "./plan-numbers.server";
import { planTurns } from "./plan-turns.server";
import { purposeOf } from "./purpose-of";
import { zoneGroups } from "./zone-groups";

export interface Timing {
  plan: FinishPlan;
  /** Messages per second that it can count on. */
  ratePerSecond: number;
  /** By QR: what each number sends a day and when it is done; null = another way of sending. */
  numbers: NumberPlan[] | null;
  /** Portfolio's moving 24 hours; null = none, or unlimited. */
  budget: { limit: number; used: number } | null;
  /** Eligible people by zone, most first. */
  zones: { zone: string; count: number }[];
}

/** When it begins and ends at the limits of its number, or of its numbers. */
export async function planTiming(
  scope: CompanyRead,
  campaign: LoadedCampaign,
  count: AudienceCount,
  facts: ClassifyFacts,
  now: Date,
): Promise<Timing> {
  const connection = campaign.connection!;
  const company = await scope.db.company.findFirstOrThrow({
    select: { timeZone: true, sendWindow: true, rate: true },
  });
  const groups = zoneGroups(count.eligible, company.timeZone, campaign.schedule);
  const zones = groups.map(({ zone, count: people }) => ({ zone, count: people }));
  const starts =
    startsAt(
      campaign.schedule,
      groups.map(({ zone }) => zone),
      now,
    ) ?? now;
  const startAt = starts > now ? starts : now;
  const sendWindow = sendWindowOf(
    campaign.sendWindow,
    company.sendWindow as SendWindow | null,
    purposeOf(campaign),
  );
  if (connection.kind === "whatsapp") {
    const frame = { startAt, groups, sendWindow, zone: company.timeZone };
    return { ...(await planTurns(scope, campaign, facts, frame, now)), zones };
  }
  const ratePerSecond = effectiveRate(
    connection,
    campaign.rate,
    await countSharers(scope, connection.id, campaign.id),
    company.rate,
  );
  const budget = await countBudget(scope, connection, now);
  const plan = planFinish({
    startAt,
    recipients: groups,
    ratePerSecond,
    sendWindow,
    ...(budget && { budget: { limit: budget.limit, lastStartsMs: budget.startsMs } }),
    zone: company.timeZone,
  });
  return {
    plan,
    ratePerSecond,
    numbers: null,
    budget: budget && { limit: budget.limit, used: budget.startsMs.length },
    zones,
  };
}
