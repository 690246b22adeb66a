import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { chunksOf } from "./chunks-of";
import { MEDIA_FAMILIES, type MediaFamily, MOST_BYTES } from "./core/media-rules";
import { safeFilename } from "./core/safe-filename";
import { sniffMedia } from "./core/sniff-media";
import { withEnding } from "./core/with-ending";
import { mediaStore } from "./media-store.server";
import { readHead } from "./read-head";
import { writeLimited } from "./write-limited.server";

export interface IncomingFile {
  /** As the sender calls it. */
  filename: string;
  body: ReadableStream<Uint8Array>;
}

export interface StoredMedia {
  id: string;
  /** What the bytes say, never what the sender claims. */
  mimeType: string;
  family: MediaFamily;
  filename: string;
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
}

/**
 * Keeps a file: its kind read from its first bytes, its size held to that kind's limit while it streams, its SHA-256
 * taken on the way. Nothing stays behind when it is refused.
 * @throws AppError BAD_REQUEST (a kind that is not delivered, or not wanted here), TOO_LARGE
 */
export async function storeMedia(
  ctx: CompanyContext,
  wanted: {
    purpose: "template" | "message" | "picture";
    families?: readonly MediaFamily[];
    file: IncomingFile;
  },
): Promise<StoredMedia> {
  const { purpose, file } = wanted;
  const families = wanted.families ?? MEDIA_FAMILIES;
  const body = chunksOf(file.body);
  const head = await readHead(body);
  const type = sniffMedia(head, file.filename);
  if (!type) throw new AppError("BAD_REQUEST", "media.errors.unknownKind", { filename: nameOf(file) });
  if (!families.includes(type.family)) {
    throw new AppError("BAD_REQUEST", `media.errors.wanted.${families[0]}`, { filename: nameOf(file) });
  }
  const id = Bun.randomUUIDv7();
  const key = `${ctx.companyId}/${id}`;
  const { bytes, sha256 } = await writeLimited(key, head, body, MOST_BYTES[type.family]);
  const filename = withEnding(nameOf(file), type.extension);
  try {
    await ctx.transaction(({ db }) =>
      db.media.createMany({
        data: [{ id, purpose, mimeType: type.mimeType, filename, bytes: BigInt(bytes), sha256, key }],
      }),
    );
  } catch (error) {
    await mediaStore().delete(key);
    throw error;
  }
  return { id, mimeType: type.mimeType, family: type.family, filename, bytes, sha256 };
}

const nameOf = ({ filename }: IncomingFile) => safeFilename(filename, "arquivo");
