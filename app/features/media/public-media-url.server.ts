import { appProcess } from "~/platform/app-process.server";
import { mediaAddress } from "./media-address.server";

/** A file's signed address for somebody outside who fetches it within the hour: whole, with our host or the CDN's. */
export function publicMediaUrl(companyId: string, mediaId: string): string {
  const { env, clock } = appProcess();
  return new URL(mediaAddress(companyId, mediaId, clock.now()), env.appUrl).href;
}
