import type { SendWindow } from "~/features/outgoing/core/send-window";
import type { CompanyRead } from "~/platform/db/company-types";
import { mergePlans } from "./core/merge-plans";
import type { FinishPlan } from "./core/plan-finish";
import { splitGroups } from "./core/split-groups";
import type { LoadedCampaign } from "./load-campaign.server";
import { loadTurnLoad } from "./load-turn-load.sql.server";
import { numbersOf } from "./numbers-of";
import { paceOfNumber } from "./pace-of-number";
import { planNumber } from "./plan-number";
import type { ZoneGroup } from "./zone-groups";

/** One number of a campaign by QR. */
export interface NumberPlan {
  connectionId: string;
  name: string;
  state: string;
  /** Of the campaign's people, those who hear or will hear from it. */
  people: number;
  /** Messages a day it may send when the campaign begins. */
  perDay: number;
  /** 1 …, while it is new; null = it is warm. */
  warmUpDay: number | null;
  /** On how many days something leaves. */
  days: number;
  /** null: not within 90 days. */
  finishAt: Date | null;
}

export interface TurnFrame {
  startAt: Date;
  groups: readonly ZoneGroup[];
  sendWindow: SendWindow | undefined;
  /** Days are named in this zone (the company's). */
  zone: string;
}

/** @param shares people by number id */
export async function planNumbers(
  scope: CompanyRead,
  campaign: LoadedCampaign,
  shares: ReadonlyMap<string, number>,
  frame: TurnFrame,
  now: Date,
): Promise<{ plan: FinishPlan; numbers: NumberPlan[] }> {
  const numbers = numbersOf(campaign);
  const ids = numbers.map(({ id }) => id);
  const load = await loadTurnLoad(scope, campaign.id, ids, now);
  const plans = numbers.map((number) => {
    const people = shares.get(number.id) ?? 0;
    const { sentAtMs, ahead } = load.get(number.id) ?? { sentAtMs: [], ahead: 0 };
    const groups = splitGroups(frame.groups, people);
    const { whatsapp } = number;
    const rests = whatsapp?.restsUntil;
    const startAt = rests && rests > frame.startAt ? rests : frame.startAt;
    return { number, people, plan: planNumber({ ...frame, startAt, groups, whatsapp, sentAtMs, ahead }) };
  });
  // A number that rests and has nobody does not hold up the end.
  const busy = plans.filter(({ people }) => people > 0);
  return {
    plan: mergePlans((busy.length > 0 ? busy : plans).map(({ plan }) => plan)),
    numbers: plans.map(({ number, people, plan }) => {
      const { perDay, warmUpDay } = paceOfNumber(number, frame.startAt);
      const { id, name, state } = number;
      const { finishAt } = plan;
      return { connectionId: id, name, state, people, perDay, warmUpDay, days: plan.days.length, finishAt };
    }),
  };
}
