import type { ChannelKind } from "~/channels/channel";
import type { CompanyContext } from "~/platform/db/company-types";
import { listTests } from "./list-tests.server";
import { loadCampaign } from "./load-campaign.server";
import { type MessageView, messageView } from "./message-view";
import { type PreflightReport, preflightCampaign } from "./preflight-campaign.server";
import { type SampleContact, sampleContacts } from "./sample-contacts.server";
import { snapshotOf } from "./template-snapshot";

/** What the composer shows beside the form, as the draft is saved now. */
export interface DraftCheck {
  report: PreflightReport;
  samples: SampleContact[];
  message: MessageView | null;
  kind: ChannelKind | null;
  tested: boolean;
}

/** @throws AppError NOT_FOUND */
export async function draftCheck(
  ctx: CompanyContext,
  campaignId: string,
  now = new Date(),
): Promise<DraftCheck> {
  const campaign = await ctx.read((scope) => loadCampaign(scope, campaignId));
  return {
    report: await preflightCampaign(ctx, campaignId, now),
    samples: await sampleContacts(ctx, campaignId, now),
    message: campaign.template && messageView(snapshotOf(campaign.template)),
    kind: (campaign.connection?.kind ?? null) as ChannelKind | null,
    tested: (await listTests(ctx, campaignId)).length > 0,
  };
}
