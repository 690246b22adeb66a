import type { MediaKind } from "~/channels/channel";
import { MEDIA_TYPES } from "~/features/media/core/media-rules";

/** How a file goes out: by what its bytes are; a sound recorded on the spot as a voice note. */
export function mediaKindOf(mimeType: string, voice: boolean): MediaKind {
  const known = Object.values(MEDIA_TYPES).find((type) => type.mimeType === mimeType.split(";", 1)[0]);
  if (known?.family === "audio") return voice ? "voice" : "audio";
  return known?.family ?? "document";
}
