import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { type OpenedMedia, openMedia } from "./open-media.server";

/** As openMedia, with undefined for a file that is not there. */
export async function openMediaOrNothing(ctx: CompanyContext, id: string): Promise<OpenedMedia | undefined> {
  try {
    return await openMedia(ctx, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return undefined;
    throw error;
  }
}
