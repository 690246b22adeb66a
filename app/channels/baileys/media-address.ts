import type { EncryptedFile } from "../channel-event";

/** Where files of a linked number lie. */
export interface MediaPlace {
  /** `host` or `host:port` that a path without a host is asked at. */
  readonly host: string;
  /** Hosts below it count too: ".whatsapp.net". Absent = `host` alone. */
  readonly suffix?: string;
  /** PEM of the sandbox's certificate, trusted in the place of the public authorities. */
  readonly certificate?: string;
}

/** WhatsApp's own. Its web client asks there. */
export const WHATSAPP_MEDIA: MediaPlace = { host: "mmg.whatsapp.net", suffix: ".whatsapp.net" };

/**
 * The address of a file, of WhatsApp's hosts only: what a message names comes from whoever wrote it, and must not make
 * this machine ask anybody else. Undefined when it names no such place.
 */
export function mediaAddress(
  file: Pick<EncryptedFile, "url" | "directPath">,
  place: MediaPlace,
): URL | undefined {
  const named = file.url === undefined ? null : URL.parse(file.url);
  if (named && isOf(named, place)) return named;
  if (!file.directPath?.startsWith("/")) return undefined;
  const made = URL.parse(file.directPath, `https://${place.host}`);
  return made && isOf(made, place) ? made : undefined;
}

function isOf(url: URL, { host, suffix }: MediaPlace): boolean {
  if (url.protocol !== "https:" || url.username !== "" || url.password !== "") return false;
  return url.host === host || (suffix !== undefined && url.port === "" && url.hostname.endsWith(suffix));
}
