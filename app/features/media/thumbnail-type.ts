/** What small pictures are. */
export const THUMBNAIL_TYPE = { mimeType: "image/webp", extension: ".webp" } as const;
