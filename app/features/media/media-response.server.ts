import type { OpenedMedia } from "./open-media.server";

/** Shown in the page only when nothing in it can run; everything else is a download. */
const SHOWN = /^(?:image\/(?:jpeg|png|webp)|video\/(?:mp4|3gpp)|audio\/)/;

/** A company's file as an answer: never sniffed, never a page, kept in the reader's own cache only. */
export function mediaResponse(media: OpenedMedia): Response {
  const place = SHOWN.test(media.mimeType) ? "inline" : "attachment";
  return new Response(media.body, {
    headers: {
      "content-type": media.mimeType,
      "content-length": String(media.bytes),
      "content-disposition": `${place}; filename*=UTF-8''${encodeURIComponent(media.filename)}`,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, max-age=3600, immutable",
    },
  });
}
