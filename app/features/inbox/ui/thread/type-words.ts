import type { ThreadT } from "./thread-context";

const KNOWN = [
  "image",
  "video",
  "audio",
  "voice",
  "document",
  "sticker",
  "location",
  "contacts",
  "call",
  "order",
  "template",
] as const;

/** A message without words, in words: "Foto", "Áudio". */
export function typeWords(t: ThreadT, type: string): string {
  const known = KNOWN.find((one) => one === type);
  return known ? t(`types.${known}`) : t("types.other");
}
