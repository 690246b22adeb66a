const MEDIA: Record<string, string> = {
  image: "image",
  video: "video",
  audio: "audio",
  voice: "ptt",
  document: "document",
  sticker: "sticker",
  contact: "vcard",
  location: "location",
};

/** How a stanza names what it carries, from {@link describeMessage}'s type. */
export function stanzaType(described: string): { type: string; mediaType?: string } {
  const mediaType = MEDIA[described];
  if (mediaType) return { type: "media", mediaType };
  return { type: described === "reaction" || described === "poll" ? described : "text" };
}
