import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { parseRange } from "./core/parse-range";
import { mediaResponse } from "./media-response.server";
import { mediaStore } from "./media-store.server";

/** Players ask for parts, to jump about. */
const PLAYED = /^(?:audio|video)\//;

/**
 * A file of this company's messages as an answer, streamed; of sound and film any part. Files of other purposes (lists
 * that were imported, headers) have ways of their own.
 * @throws AppError NOT_FOUND, also when the store has lost it
 */
export async function answerMedia(
  ctx: CompanyContext,
  id: string,
  rangeHeader: string | null,
): Promise<Response> {
  const row = await ctx.read(({ db }) => db.media.findFirst({ where: { id, purpose: "message" } }));
  if (!row) throw notFound();
  const bytes = Number(row.bytes);
  const played = PLAYED.test(row.mimeType);
  const wanted = played ? parseRange(rangeHeader, bytes) : "whole";
  if (wanted === "beyond") {
    return new Response(null, { status: 416, headers: { "content-range": `bytes */${bytes}` } });
  }
  const range = wanted === "whole" ? undefined : wanted;
  const body = await mediaStore().read(row.key, range);
  if (!body) throw notFound();
  const { mimeType, sha256 } = row;
  const answer = mediaResponse({ body, mimeType, filename: row.filename ?? "arquivo", bytes, sha256 }, range);
  if (played) answer.headers.set("accept-ranges", "bytes");
  return answer;
}

const notFound = () => new AppError("NOT_FOUND", "media.errors.notFound");
