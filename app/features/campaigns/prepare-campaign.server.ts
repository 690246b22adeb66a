import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { prepareSlice } from "./prepare-slice.server";
import { uploadCampaignFiles } from "./upload-campaign-files.server";

/** Contacts per transaction: small enough that sending starts at once and a crash repeats little. */
const SLICE = 5_000;

export interface PrepareOptions {
  slice?: number;
  now?: () => Date;
  signal?: AbortSignal;
}

/**
 * Puts the audience into the queue, slice by slice; sending begins with the first. Run again after a crash, or in two
 * workers at once, it goes on from the saved place: a slice and its place are one transaction.
 * @returns "done", or "stopped" when the campaign is not in preparation (any more)
 */
export async function prepareCampaign(
  ctx: CompanyContext,
  campaignId: string,
  options: PrepareOptions = {},
): Promise<"done" | "stopped"> {
  const { slice = SLICE, now = () => new Date(), signal } = options;
  await refreshFiles(ctx, campaignId, now());
  for (;;) {
    signal?.throwIfAborted();
    const result = await prepareSlice(ctx, campaignId, slice, now());
    if (result !== "more") return result;
  }
}

/** A campaign that waited for its time gets new media ids; when Meta refuses, those of the launch still serve. */
async function refreshFiles(ctx: CompanyContext, campaignId: string, now: Date): Promise<void> {
  try {
    await uploadCampaignFiles(ctx, campaignId, now);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
