import { z } from "zod";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { cancelCampaign } from "./cancel-campaign.server";
import { deleteDraft } from "./delete-draft.server";
import { duplicateCampaign } from "./duplicate-campaign.server";
import { launchCampaign } from "./launch-campaign.server";
import { pauseCampaign } from "./pause-campaign.server";
import { removeRecipient } from "./remove-recipient.server";
import { resumeCampaign } from "./resume-campaign.server";
import { retryRecipients } from "./retry-recipients.server";
import { unscheduleCampaign } from "./unschedule-campaign.server";

const intentSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.enum(["pause", "resume", "cancel", "duplicate", "unschedule", "launch", "delete"]),
  }),
  z.object({
    intent: z.literal("retry"),
    states: z.array(z.enum(["failed", "unknown"])).min(1),
    codes: z.array(z.string().max(100)).max(100),
  }),
  z.object({ intent: z.literal("remove"), outgoingId: z.uuid() }),
]);
export type CampaignIntent = z.infer<typeof intentSchema>;

/** What a button of a campaign's page asks for. @throws AppError BAD_REQUEST */
export function readCampaignIntent(form: FormData): CampaignIntent {
  const parsed = intentSchema.safeParse({
    ...Object.fromEntries(form),
    states: form.getAll("states"),
    codes: form.getAll("codes"),
  });
  if (parsed.success) return parsed.data;
  throw new AppError("BAD_REQUEST", "common.errors.unknown");
}

/** Does it. @returns where to go next; undefined = stay. @throws AppError with the reason why it could not be done */
export async function runCampaignIntent(
  ctx: CompanyContext,
  campaignId: string,
  asked: CampaignIntent,
): Promise<string | undefined> {
  switch (asked.intent) {
    case "pause":
      await pauseCampaign(ctx, campaignId);
      return undefined;
    case "resume":
      await resumeCampaign(ctx, campaignId);
      return undefined;
    case "cancel":
      await cancelCampaign(ctx, campaignId);
      return undefined;
    case "launch":
      await launchCampaign(ctx, campaignId);
      return `/campaigns/${campaignId}`;
    case "delete":
      await deleteDraft(ctx, campaignId);
      return "/campaigns";
    case "unschedule":
      await unscheduleCampaign(ctx, campaignId);
      return `/campaigns/${campaignId}/edit`;
    case "duplicate":
      return `/campaigns/${(await duplicateCampaign(ctx, campaignId)).id}/edit`;
    case "remove":
      if (await removeRecipient(ctx, campaignId, asked.outgoingId)) return undefined;
      throw new AppError("CONFLICT", "campaigns.errors.tooLateToRemove");
    case "retry": {
      const { states, codes } = asked;
      await retryRecipients(ctx, { campaignId, states, ...(codes.length > 0 && { codes }) });
      return undefined;
    }
  }
}
