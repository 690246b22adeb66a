import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { parseRange } from "./core/parse-range";
import { mediaResponse } from "./media-response.server";
import { mediaStore } from "./media-store.server";
import type { MediaVariant } from "./media-url";
import { THUMBNAIL_TYPE } from "./thumbnail-type";

/** Players ask for parts, to jump about. */
const PLAYED = /^(?:audio|video)\//;

export interface WantedMedia {
  id: string;
  variant: MediaVariant;
  /** Only of these; lists that were imported and headers have ways of their own. */
  purposes: readonly string[];
  /** Of the request. */
  range: string | null;
  /** Whoever has the address may keep the answer: how many seconds it may lie in caches on the way. */
  sharedSeconds?: number;
}

/**
 * A file of this company as an answer, streamed; of sound and film any part.
 * @throws AppError NOT_FOUND, also when the store has lost it
 */
export async function answerMedia(ctx: CompanyContext, wanted: WantedMedia): Promise<Response> {
  const { id, purposes, variant, sharedSeconds } = wanted;
  const row = await ctx.read(({ db }) =>
    db.media.findFirst({ where: { id, purpose: { in: [...purposes] } } }),
  );
  if (!row) throw notFound();
  if (variant === "thumb") return answerThumb(row.thumbKey, sharedSeconds);
  const bytes = Number(row.bytes);
  const played = PLAYED.test(row.mimeType);
  const part = played ? parseRange(wanted.range, bytes) : "whole";
  if (part === "beyond") {
    return new Response(null, { status: 416, headers: { "content-range": `bytes */${bytes}` } });
  }
  const range = part === "whole" ? undefined : part;
  const body = await mediaStore().read(row.key, range);
  if (!body) throw notFound();
  const { mimeType, sha256 } = row;
  const file = { body, mimeType, filename: row.filename ?? "arquivo", bytes, sha256 };
  const answer = mediaResponse(file, { range, sharedSeconds });
  if (played) answer.headers.set("accept-ranges", "bytes");
  return answer;
}

async function answerThumb(key: string | null, sharedSeconds?: number): Promise<Response> {
  const body = key === null ? undefined : await mediaStore().read(key);
  if (!body) throw notFound();
  const { mimeType, extension } = THUMBNAIL_TYPE;
  // Small enough to be measured here; the row says the size of the whole only.
  const bytes = await new Response(body).bytes();
  const filename = `miniatura${extension}`;
  return mediaResponse(
    { body: new Blob([bytes]).stream(), mimeType, filename, bytes: bytes.length, sha256: null },
    { sharedSeconds },
  );
}

const notFound = () => new AppError("NOT_FOUND", "media.errors.notFound");
