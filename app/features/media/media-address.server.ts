import { appProcess } from "~/platform/app-process.server";
import { type MediaVariant, mediaExpiry, mediaPath } from "./media-url";

/** Where a file of this company is served for the next hour or two: here, or at MEDIA_CDN_URL, which fetches it here. */
export function mediaAddress(companyId: string, mediaId: string, now: Date, variant: MediaVariant = "whole") {
  const { env } = appProcess();
  const path = mediaPath({ companyId, mediaId, variant, expiresAt: mediaExpiry(now) }, env.encryptionKeys);
  return `${env.mediaCdnUrl ?? ""}${path}`;
}
