import { z } from "zod";
import { companyProcedure, router } from "~/trpc/init";
import { campaignFigures } from "./campaign-figures.sql.server";
import { campaignStatus } from "./campaign-status.server";
import { retryJobPayload } from "./campaigns.jobs";
import { campaignChangesSchema, newCampaignSchema, recipientFilterSchema } from "./campaigns.schema";
import { cancelCampaign } from "./cancel-campaign.server";
import { CAMPAIGN_STATES } from "./core/campaign";
import { createCampaign } from "./create-campaign.server";
import { deleteDraft } from "./delete-draft.server";
import { duplicateCampaign } from "./duplicate-campaign.server";
import { exportPage, exportRows } from "./export-page.sql.server";
import { failureReasons } from "./failure-reasons.server";
import { getCampaign } from "./get-campaign.server";
import { launchCampaign } from "./launch-campaign.server";
import { listCampaigns } from "./list-campaigns.server";
import { listRecipients } from "./list-recipients.sql.server";
import { listReplies } from "./list-replies.sql.server";
import { listTests } from "./list-tests.server";
import { pauseCampaign } from "./pause-campaign.server";
import { preflightCampaign } from "./preflight-campaign.server";
import { recipientTimeline } from "./recipient-timeline.server";
import { removeRecipient } from "./remove-recipient.server";
import { resumeCampaign } from "./resume-campaign.server";
import { retryRecipients } from "./retry-recipients.server";
import { sampleContacts } from "./sample-contacts.server";
import { testSend } from "./test-send.server";
import { unscheduleCampaign } from "./unschedule-campaign.server";
import { updateCampaign } from "./update-campaign.server";

const read = companyProcedure({ role: "viewer", scope: "campaigns:read" });
const write = companyProcedure({ role: "admin", scope: "campaigns:write" });
const launch = companyProcedure({ role: "admin", scope: "campaigns:launch" });
const id = z.object({ id: z.uuid() });
const list = z.object({
  states: z.array(z.enum(CAMPAIGN_STATES)).optional(),
  search: z.string().max(200).optional(),
  after: z.uuid().optional(),
  most: z.number().int().min(1).max(100).optional(),
});
const replies = id.extend({
  before: z.object({ at: z.coerce.date(), id: z.uuid() }).optional(),
  most: z.number().int().min(1).max(200).optional(),
});
const recipient = id.extend({ recipientId: z.uuid() });
const changes = z.object({ id: z.uuid(), changes: campaignChangesSchema });
const tests = id.extend({ phones: z.array(z.string().max(40)).max(50), contactId: z.uuid().optional() });
const retry = retryJobPayload.omit({ campaignId: true }).extend({ id: z.uuid() });
const page = id.extend({ after: z.uuid().optional() });

/** What the command line and the pages call. Rules live in the functions. */
export const campaignsRouter = router({
  list: read.input(list.optional()).query(({ ctx, input }) => listCampaigns(ctx.company, input)),
  get: read.input(id).query(({ ctx, input }) => getCampaign(ctx.company, input.id)),
  status: read.input(id).query(({ ctx, input }) => campaignStatus(ctx.company, input.id)),
  figures: read.input(id).query(({ ctx, input }) => campaignFigures(ctx.company, input.id)),
  preflight: read.input(id).query(({ ctx, input }) => preflightCampaign(ctx.company, input.id)),
  samples: read.input(id).query(({ ctx, input }) => sampleContacts(ctx.company, input.id)),
  tests: read.input(id).query(({ ctx, input }) => listTests(ctx.company, input.id)),
  failures: read.input(id).query(({ ctx, input }) => failureReasons(ctx.company, input.id)),
  recipients: read
    .input(recipientFilterSchema.extend({ id: z.uuid() }))
    .query(({ ctx, input: { id: campaignId, ...filter } }) =>
      listRecipients(ctx.company, campaignId, filter),
    ),
  recipient: read
    .input(recipient)
    .query(({ ctx, input }) => recipientTimeline(ctx.company, input.id, input.recipientId)),
  replies: read.input(replies).query(({ ctx, input }) => listReplies(ctx.company, input.id, input)),
  export: read
    .input(page)
    .query(({ ctx, input }) => exportPage(ctx.company, input.id, ctx.locale, input.after ?? null)),
  /** The same as data, for tools. */
  exportRows: read
    .input(page)
    .query(({ ctx, input }) => exportRows(ctx.company, input.id, input.after ?? null)),
  create: write.input(newCampaignSchema).mutation(({ ctx, input }) => createCampaign(ctx.company, input)),
  update: write
    .input(changes)
    .mutation(({ ctx, input }) => updateCampaign(ctx.company, input.id, input.changes)),
  duplicate: write
    .input(id.extend({ name: z.string().max(200).optional() }))
    .mutation(({ ctx, input }) => duplicateCampaign(ctx.company, input.id, input.name)),
  deleteDraft: write.input(id).mutation(({ ctx, input }) => deleteDraft(ctx.company, input.id)),
  testSend: write.input(tests).mutation(({ ctx, input }) => testSend(ctx.company, input.id, input)),
  launch: launch.input(id).mutation(({ ctx, input }) => launchCampaign(ctx.company, input.id)),
  unschedule: launch.input(id).mutation(({ ctx, input }) => unscheduleCampaign(ctx.company, input.id)),
  pause: launch.input(id).mutation(({ ctx, input }) => pauseCampaign(ctx.company, input.id)),
  resume: launch.input(id).mutation(({ ctx, input }) => resumeCampaign(ctx.company, input.id)),
  cancel: launch.input(id).mutation(({ ctx, input }) => cancelCampaign(ctx.company, input.id)),
  retry: launch
    .input(retry)
    .mutation(({ ctx, input: { id: campaignId, ...rest } }) =>
      retryRecipients(ctx.company, { campaignId, ...rest }),
    ),
  removeRecipient: launch
    .input(recipient)
    .mutation(({ ctx, input }) => removeRecipient(ctx.company, input.id, input.recipientId)),
});
