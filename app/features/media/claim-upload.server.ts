import type { MediaKind } from "~/channels/channel";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import type { MessageMedia } from "./core/message-media";

/**
 * Makes an upload the file of a message, in the transaction that writes the message: from here on it stays. Only fresh
 * uploads can be taken, so that nobody sends on by its id what they may not see; a repeat is the caller's to find out.
 * → `content.media` of the bubble
 * @throws AppError NOT_FOUND for anything else
 */
export async function claimUpload(tx: CompanyTransaction, mediaId: string): Promise<MessageMedia> {
  const { count } = await tx.db.media.updateMany({
    where: { id: mediaId, purpose: "upload" },
    data: { purpose: "message" },
  });
  const row = count === 1 ? await tx.db.media.findFirst({ where: { id: mediaId } }) : null;
  if (!row) throw new AppError("NOT_FOUND", "media.errors.notFound");
  const { mimeType, filename, bytes, kind, thumbKey, width, height, seconds } = row;
  return {
    state: "stored",
    mediaId,
    mimeType,
    bytes: Number(bytes),
    ...(filename !== null && { filename }),
    ...(kind !== null && { kind: kind as MediaKind }),
    ...(seconds !== null && { seconds }),
    ...(thumbKey !== null && { thumb: true }),
    ...(width !== null && height !== null && { width, height }),
  };
}
