import type { SendWindow } from "~/features/outgoing/core/send-window";
import { sendWindowOf } from "~/features/outgoing/send-window-of";
import type { CompanyContext } from "~/platform/db/company-types";
import { countWaiting } from "./count-waiting.sql.server";
import { loadCampaign } from "./load-campaign.server";
import { numbersOf } from "./numbers-of";
import { type NumberPlan, planNumbers } from "./plan-numbers.server";
import { purposeOf } from "./purpose-of";

/** A number of a campaign that is under way. */
export interface TurnProgress extends Omit<NumberPlan, "people"> {
  /** People who hear from it and have not yet. */
  waiting: number;
  /** Campaigns over it rest until then, and why: see whatsapp_session.rest_reason. */
  restsUntil: Date | null;
  restReason: string | null;
}

export interface Turns {
  numbers: TurnProgress[];
  /** When the rest is out; null = nobody can say, e.g. because people wait for a number that stands still. */
  finishAt: Date | null;
}

/** How far each number of a campaign by QR is; null for other ways of sending. @throws AppError NOT_FOUND */
export function turnProgress(ctx: CompanyContext, campaignId: string, now: Date): Promise<Turns | null> {
  return ctx.read(async (scope) => {
    const campaign = await loadCampaign(scope, campaignId);
    if (campaign.connection?.kind !== "whatsapp") return null;
    const all = numbersOf(campaign);
    const waiting = await countWaiting(
      scope,
      campaignId,
      all.map(({ id }) => id),
    );
    const company = await scope.db.company.findFirstOrThrow({ select: { timeZone: true, sendWindow: true } });
    const zone = company.timeZone;
    const own = company.sendWindow as SendWindow | null;
    const sendWindow = sendWindowOf(campaign.sendWindow, own, purposeOf(campaign));
    // Where people are is known to the queue alone; nearly all of a company's people live in its own zone.
    const groups = [{ zone, count: [...waiting.values()].reduce((sum, count) => sum + count, 0) }];
    const { plan, numbers } = await planNumbers(
      scope,
      campaign,
      waiting,
      { startAt: now, groups, sendWindow, zone },
      now,
    );
    const stuck = numbers.some(({ state, people }) => state !== "active" && people > 0);
    const rests = new Map(all.map(({ id, whatsapp }) => [id, whatsapp]));
    return {
      numbers: numbers.map(({ people, ...number }) => ({
        ...number,
        waiting: people,
        restsUntil: restOf(rests.get(number.connectionId)?.restsUntil, now),
        restReason: restOf(rests.get(number.connectionId)?.restsUntil, now)
          ? (rests.get(number.connectionId)?.restReason ?? null)
          : null,
      })),
      finishAt: stuck ? null : plan.finishAt,
    };
  });
}

const restOf = (until: Date | null | undefined, now: Date) => (until && until > now ? until : null);
