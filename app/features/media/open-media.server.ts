import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { mediaStore } from "./media-store.server";

export interface OpenedMedia {
  body: ReadableStream<Uint8Array>;
  mimeType: string;
  filename: string;
  bytes: number;
  sha256: string | null;
}

/**
 * A file of this company, streamed.
 * @param purpose only when it is one of these; see media.purpose
 * @throws AppError NOT_FOUND, also when the store has lost it
 */
export async function openMedia(ctx: CompanyContext, id: string, purpose?: "template"): Promise<OpenedMedia> {
  const where = purpose ? { id, purpose } : { id };
  const row = await ctx.read(({ db }) => db.media.findFirst({ where }));
  const body = row && (await mediaStore().read(row.key));
  if (!row || !body) throw new AppError("NOT_FOUND", "media.errors.notFound");
  const { mimeType, filename, bytes, sha256 } = row;
  return { body, mimeType, filename: filename ?? "arquivo", bytes: Number(bytes), sha256 };
}
