import { fetchFile } from "../fetch-file";
import type { FileFailure, FileLimits, ProviderFile } from "../provider-file";
import type { TwilioAccess } from "./twilio-request";

/** Where Twilio's API sends whoever asks for a file ("MMS and WhatsApp media", signed addresses). */
const CDN = ".twiliocdn.com";

const failure = (problem: FileFailure["problem"], detail: string): FileFailure => ({
  ok: false,
  problem,
  detail,
});

/**
 * Opens a file of an MMS: with the account's secret at Twilio's own API, and without it at Twilio's CDN, where the API
 * points to. Nobody else is asked. Never throws; its body does, with BrokenFile.
 */
export async function downloadTwilioMedia(
  access: TwilioAccess,
  mediaUrl: string,
  limits: FileLimits,
): Promise<ProviderFile> {
  const api = new URL(access.baseUrl).origin;
  const url = URL.parse(mediaUrl);
  if (!url || url.origin !== api) return failure("wrong-host", "not an address of Twilio's API");
  url.username = "";
  url.password = "";
  const secret = Buffer.from(`${access.accountSid}:${access.authToken}`).toString("base64");
  const first = await fetchFile({ ...limits, url, headers: { authorization: `Basic ${secret}` } });
  if (first.ok !== "moved") return first;
  const next = URL.parse(first.location, url);
  const known = next && (next.origin === api || (next.protocol === "https:" && next.hostname.endsWith(CDN)));
  if (!known) return failure("wrong-host", "it points away from Twilio");
  const second = await fetchFile({ ...limits, url: next });
  return second.ok === "moved" ? failure("wrong-host", "it points elsewhere") : second;
}
