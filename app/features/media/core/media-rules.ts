export const MEDIA_FAMILIES = ["image", "video", "audio", "document", "sticker"] as const;
export type MediaFamily = (typeof MEDIA_FAMILIES)[number];

export interface MediaType {
  readonly mimeType: string;
  readonly family: MediaFamily;
  /** With the dot; what a download is called when the name says something else. */
  readonly extension: string;
}

const MB = 1024 * 1024;

/** Largest file per family, in bytes (Meta, "Media": image 5 MB, audio and video 16 MB, document 100 MB, sticker 500 KB). */
export const MOST_BYTES: Readonly<Record<MediaFamily, number>> = {
  image: 5 * MB,
  video: 16 * MB,
  audio: 16 * MB,
  document: 100 * MB,
  sticker: 500 * 1024,
};

const type = (mimeType: string, family: MediaFamily, extension: string): MediaType => ({
  mimeType,
  family,
  extension,
});

/** What Meta delivers, and nothing else. */
export const MEDIA_TYPES = {
  jpeg: type("image/jpeg", "image", ".jpg"),
  png: type("image/png", "image", ".png"),
  webp: type("image/webp", "sticker", ".webp"),
  mp4: type("video/mp4", "video", ".mp4"),
  "3gp": type("video/3gpp", "video", ".3gp"),
  m4a: type("audio/mp4", "audio", ".m4a"),
  mp3: type("audio/mpeg", "audio", ".mp3"),
  aac: type("audio/aac", "audio", ".aac"),
  amr: type("audio/amr", "audio", ".amr"),
  ogg: type("audio/ogg", "audio", ".ogg"),
  pdf: type("application/pdf", "document", ".pdf"),
  docx: type("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "document", ".docx"),
  xlsx: type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "document", ".xlsx"),
  pptx: type(
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "document",
    ".pptx",
  ),
  doc: type("application/msword", "document", ".doc"),
  xls: type("application/vnd.ms-excel", "document", ".xls"),
  ppt: type("application/vnd.ms-powerpoint", "document", ".ppt"),
  txt: type("text/plain", "document", ".txt"),
} as const satisfies Record<string, MediaType>;
