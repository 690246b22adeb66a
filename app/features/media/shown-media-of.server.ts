import { messageMedia, type ShownMedia, shownMedia } from "./core/message-media";
import { mediaAddress } from "./media-address.server";

/**
 * What a page may know of the file in a message's `content`, with its addresses; undefined when it came with none.
 * Only for messages that the reader may see: whoever has an address may fetch.
 */
export function shownMediaOf(content: unknown, companyId: string, now: Date): ShownMedia | undefined {
  const shown = shownMedia(content);
  if (shown?.state !== "stored" || shown.mediaId === undefined) return shown;
  const { mediaId } = shown;
  return {
    ...shown,
    url: mediaAddress(companyId, mediaId, now),
    ...(messageMedia(content)?.thumb && { thumbUrl: mediaAddress(companyId, mediaId, now, "thumb") }),
  };
}
