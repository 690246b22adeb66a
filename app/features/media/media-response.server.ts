import type { ByteRange } from "./core/parse-range";
import type { OpenedMedia } from "./open-media.server";

/** Shown in the page only when nothing in it can run; everything else is a download. */
const SHOWN = /^(?:image\/(?:jpeg|png|webp|gif)|video\/(?:mp4|3gpp)|audio\/)/;

export interface MediaResponseOptions {
  /** What `media.body` is of a file of `media.bytes`. */
  range?: ByteRange;
  /** It was asked for by a signed address: a CDN may keep it as long, and a page at another host may show it. */
  sharedSeconds?: number;
}

/** A company's file, or a part of it, as an answer: never sniffed, never a page; without `sharedSeconds` for the reader's own cache only. */
export function mediaResponse(
  media: OpenedMedia,
  { range, sharedSeconds }: MediaResponseOptions = {},
): Response {
  const place = SHOWN.test(media.mimeType) ? "inline" : "attachment";
  const { bytes } = media;
  return new Response(media.body, {
    status: range ? 206 : 200,
    headers: {
      "content-type": media.mimeType,
      "content-length": String(range ? range.last - range.first + 1 : bytes),
      "content-disposition": `${place}; filename*=UTF-8''${encodeURIComponent(media.filename)}`,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control":
        sharedSeconds === undefined
          ? "private, max-age=3600, immutable"
          : `public, max-age=${sharedSeconds}, immutable`,
      ...(sharedSeconds !== undefined && { "cross-origin-resource-policy": "cross-origin" }),
      ...(range && { "content-range": `bytes ${range.first}-${range.last}/${bytes}` }),
    },
  });
}
