import type { ChannelKind, MediaKind } from "~/channels/channel";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { chunksOf } from "./chunks-of";
import { safeFilename } from "./core/safe-filename";
import { type UploadType, uploadType } from "./core/upload-type";
import { withEnding } from "./core/with-ending";
import { keepThumbnail } from "./keep-thumbnail.server";
import { mediaStore } from "./media-store.server";
import { readHead } from "./read-head";
import { readVoiceNote } from "./read-voice-note.server";
import { tooLarge, writeLimited } from "./write-limited.server";

export interface Upload {
  /** As the member's machine calls it. */
  filename: string;
  body: ReadableStream<Uint8Array>;
  /** What was announced, to refuse what is too large before it has come. */
  bytes?: number;
  /** What it is to be sent through; undefined = not known yet. */
  channel?: ChannelKind;
  /** "document": as it is, however it could be shown. "voice": recorded on the spot. */
  wanted?: "document" | "voice";
}

/** A file of ours that waits to be sent with a message. */
export interface UploadedMedia {
  mediaId: string;
  kind: MediaKind;
  mimeType: string;
  filename: string;
  bytes: number;
  /** Of a picture, in dots. */
  width?: number;
  height?: number;
  /** Of a voice note. */
  seconds?: number;
}

interface Coming {
  type: UploadType;
  head: Uint8Array;
  rest: AsyncGenerator<Uint8Array, void>;
  seconds?: number;
}

/**
 * Keeps a file that a member answers with: its kind by its first bytes, its size held to that kind's limit while it
 * streams. Until a message takes it (`claimUpload`) it is an upload, and goes after a day. Nothing stays of what is refused.
 * @throws AppError BAD_REQUEST (a kind that this channel does not deliver), TOO_LARGE, UNAVAILABLE (the store)
 */
export async function receiveUpload(ctx: CompanyContext, upload: Upload): Promise<UploadedMedia> {
  const name = safeFilename(upload.filename, "arquivo");
  const { type, head, rest, seconds } = await open(upload, name);
  const { kind, mimeType, extension, mostBytes } = type;
  const id = Bun.randomUUIDv7();
  const key = `${ctx.companyId}/${id}`;
  const { bytes, sha256 } = await writeLimited(key, head, rest, mostBytes);
  const filename = extension ? withEnding(name, extension) : name;
  const picture = await keepThumbnail(ctx.companyId, { key, mimeType, bytes });
  const file = {
    id,
    purpose: "upload",
    kind,
    mimeType,
    filename,
    bytes: BigInt(bytes),
    sha256,
    key,
    seconds,
  };
  try {
    await ctx.transaction(({ db }) => db.media.createMany({ data: [{ ...file, ...picture }] }));
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
    ...(seconds !== undefined && { seconds }),
  };
}

async function open(upload: Upload, filename: string): Promise<Coming> {
  const rest = chunksOf(upload.body);
  const { wanted, channel } = upload;
  if (wanted === "voice") {
    const { bytes, seconds, ...type } = await readVoiceNote(rest);
    return { type, head: bytes, rest, seconds };
  }
  const head = await readHead(rest);
  const type = uploadType(head, filename, { channel, wanted });
  if (type && (upload.bytes ?? 0) <= type.mostBytes) return { type, head, rest };
  await rest.return();
  throw type
    ? tooLarge(type.mostBytes)
    : new AppError("BAD_REQUEST", "media.errors.unknownKind", { filename });
}
