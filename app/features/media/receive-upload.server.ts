import type { ChannelKind, MediaKind } from "~/channels/channel";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { chunksOf } from "./chunks-of";
import { safeFilename } from "./core/safe-filename";
import { uploadType } from "./core/upload-type";
import { withEnding } from "./core/with-ending";
import { keepThumbnail } from "./keep-thumbnail.server";
import { mediaStore } from "./media-store.server";
import { readHead } from "./read-head";
import { tooLarge, writeLimited } from "./write-limited.server";

export interface Upload {
  /** As the member's machine calls it. */
  filename: string;
  body: ReadableStream<Uint8Array>;
  /** What was announced, to refuse what is too large before it has come. */
  bytes?: number;
  /** What it is to be sent through; undefined = not known yet. */
  channel?: ChannelKind;
  /** As it is, however it could be shown. */
  wanted?: "document";
}

/** A file of ours that waits to be sent with a message. Bytes, and width and height in dots where they are known. */
export interface UploadedMedia {
  mediaId: string;
  kind: MediaKind;
  mimeType: string;
  filename: string;
  bytes: number;
  width?: number;
  height?: number;
}

/**
 * Keeps a file that a member answers with: its kind by its first bytes, its size held to that kind's limit while it
 * streams. Until a message takes it (`claimUpload`) it is an upload, and goes after a day. Nothing stays of what is refused.
 * @throws AppError BAD_REQUEST (a kind that this channel does not deliver), TOO_LARGE, UNAVAILABLE (the store)
 */
export async function receiveUpload(ctx: CompanyContext, upload: Upload): Promise<UploadedMedia> {
  const body = chunksOf(upload.body);
  const name = safeFilename(upload.filename, "arquivo");
  const head = await readHead(body);
  const type = uploadType(head, name, upload);
  const mostBytes = type?.mostBytes ?? 0;
  if (!type || (upload.bytes ?? 0) > mostBytes) {
    await body.return();
    throw type
      ? tooLarge(mostBytes)
      : new AppError("BAD_REQUEST", "media.errors.unknownKind", { filename: name });
  }
  const { kind, mimeType, extension } = type;
  const id = Bun.randomUUIDv7();
  const key = `${ctx.companyId}/${id}`;
  const { bytes, sha256 } = await writeLimited(key, head, body, mostBytes);
  const filename = extension ? withEnding(name, extension) : name;
  const picture = await keepThumbnail(ctx.companyId, { key, mimeType, bytes });
  const row = { id, purpose: "upload", mimeType, filename, bytes: BigInt(bytes), sha256, key, ...picture };
  try {
    await ctx.transaction(({ db }) => db.media.createMany({ data: [row] }));
  } catch (error) {
    await mediaStore().delete(key);
    if (picture.thumbKey) await mediaStore().delete(picture.thumbKey);
    throw error;
  }
  const { width, height } = picture;
  return {
    mediaId: id,
    kind,
    mimeType,
    filename,
    bytes,
    ...(width !== null && height !== null && { width, height }),
  };
}
