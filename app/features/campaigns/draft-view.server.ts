import { MARKETING_SEND_WINDOW, type SendWindow } from "~/features/outgoing/core/send-window";
import { sendWindowOf } from "~/features/outgoing/send-window-of";
import type { CompanyContext } from "~/platform/db/company-types";
import type { AudienceName } from "./audience-names.server";
import type { CampaignStateName } from "./core/campaign";
import type { DraftProblem } from "./core/draft-problems";
import { getCampaign } from "./get-campaign.server";
import { type MessageView, messageView } from "./message-view";
import { numbersOf } from "./numbers-of";
import { purposeOf } from "./purpose-of";
import { snapshotOf } from "./template-snapshot";
import type { Draft } from "./ui/composer/draft";

/** A draft as the composer opens it. */
export interface DraftView {
  id: string;
  state: CampaignStateName;
  draft: Draft;
  updatedAt: Date;
  problems: DraftProblem[];
  message: MessageView | null;
  /** Names behind the ids of the audience, also of what is no longer offered. */
  audienceNames: AudienceName[];
  /** The hours that hold when the draft chooses none; null = any. */
  defaultWindow: SendWindow | null;
  /** What is offered to somebody who wants hours of their own. */
  offeredWindow: SendWindow;
}

/** @throws AppError NOT_FOUND */
export async function draftView(ctx: CompanyContext, campaignId: string): Promise<DraftView> {
  const campaign = await getCampaign(ctx, campaignId);
  const company = await ctx.read(({ db }) => db.company.findFirst({ select: { sendWindow: true } }));
  const { name, connectionId, templateId, variables, audience, schedule, sendWindow, rate } = campaign;
  const own = (company?.sendWindow ?? null) as SendWindow | null;
  return {
    id: campaign.id,
    state: campaign.state,
    draft: {
      name,
      connectionId,
      numbers: numbersOf(campaign)
        .slice(1)
        .map((number) => number.id),
      templateId,
      variables,
      audience,
      schedule,
      sendWindow,
      rate,
    },
    updatedAt: campaign.updatedAt,
    problems: campaign.problems,
    message: campaign.template && messageView(snapshotOf(campaign.template)),
    audienceNames: campaign.audienceNames,
    defaultWindow: sendWindowOf(null, own, purposeOf(campaign)) ?? null,
    offeredWindow: own ?? MARKETING_SEND_WINDOW,
  };
}
