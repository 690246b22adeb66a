import { uploadMedia } from "~/channels/meta-cloud/upload-media";
import { metaAccessOf, openOwnConnection } from "~/features/connections/open-own-connection.server";
import { providerError } from "~/features/connections/provider-error.server";
import { openMedia } from "~/features/media/open-media.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { type FileToUpload, filesToUpload } from "./core/files-to-upload";
import { sendVariables } from "./core/send-variables";
import type { SentFile, VariableMapping } from "./core/variable-mapping";
import { type LoadedCampaign, loadCampaign } from "./load-campaign.server";
import { lockCampaign } from "./lock-campaign.sql.server";
import { snapshotOf } from "./template-snapshot";

/**
 * Gives Meta the files that a campaign's template shows, for the number that sends them, once: the ids are kept beside
 * the files. Outside any transaction, because a film takes its time.
 * @throws AppError NOT_FOUND for a file that is gone, and Meta's refusal with the file's name
 */
export async function uploadCampaignFiles(ctx: CompanyContext, campaignId: string, now: Date): Promise<void> {
  const campaign = await ctx.read((scope) => loadCampaign(scope, campaignId));
  const due = dueFiles(campaign, now);
  if (due.length === 0) return;
  const sent = new Map<string, SentFile>();
  for (const { key, file } of due) {
    const mediaId = await giveToMeta(ctx, campaign.connectionId!, file);
    sent.set(key, {
      ...file,
      sent: { mediaId, connectionId: campaign.connectionId!, at: now.toISOString() },
    });
  }
  await ctx.transaction(async (tx) => {
    await lockCampaign(tx, campaignId);
    const { variables } = await tx.read((scope) => loadCampaign(scope, campaignId));
    await tx.db.campaign.updateMany({
      where: { id: campaignId },
      data: { variables: withSent(variables, sent) },
    });
  });
}

/** Those that the template of today needs; what an earlier one left in the mapping is nobody's business. */
export function dueFiles({ connection, template, variables, connectionId }: LoadedCampaign, now: Date) {
  if (connection?.kind !== "meta" || !template) return [];
  const found = sendVariables(snapshotOf(template));
  const keys = found.ok ? found.variables.map(({ key }) => key) : [];
  return filesToUpload(variables, connectionId, now).filter(({ key }) => keys.includes(key));
}

async function giveToMeta(
  ctx: CompanyContext,
  connectionId: string,
  { id, filename }: FileToUpload["file"],
): Promise<string> {
  const open = await openOwnConnection(ctx, connectionId);
  if (open.kind !== "meta") throw new AppError("BAD_REQUEST", "templates.errors.onlyMeta");
  const media = await openMedia(ctx, id);
  const answer = await uploadMedia(metaAccessOf(open), open.credentials.phoneNumberId, {
    ...media,
    filename,
  });
  if (answer.ok) return answer.value.mediaId;
  const { reason, code } = answer.refusal;
  if (reason === "media" || reason === "bad-request")
    throw new AppError("BAD_REQUEST", "media.errors.refusedByMeta", { filename, code });
  throw providerError("Meta", answer.refusal);
}

/** A file that was exchanged meanwhile stays without an id. */
function withSent(variables: VariableMapping, sent: ReadonlyMap<string, SentFile>): VariableMapping {
  return Object.fromEntries(
    Object.entries(variables).map(([key, source]) => {
      const file = sent.get(key);
      const same = file && "text" in source && source.file?.id === file.id;
      return [key, same ? { ...source, file } : source];
    }),
  );
}
