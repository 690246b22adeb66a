import { createHmac } from "node:crypto";

/**
 * JSON as Meta puts it on the wire: everything outside ASCII as \uXXXX with lower-case hex. The signature is over
 * exactly these bytes, which catches a receiver that re-serialises before it verifies.
 */
export function metaBody(payload: unknown): string {
  return JSON.stringify(payload).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** `X-Hub-Signature-256`: hex HMAC-SHA256 of the raw body with the app secret. */
export function metaSignature(body: string, appSecret: string): string {
  return `sha256=${createHmac("sha256", appSecret).update(body).digest("hex")}`;
}

/** `X-Twilio-Signature`: base64 HMAC-SHA1 over the exact URL followed by every key and value, sorted by key. */
export function twilioSignature(url: string, params: Record<string, string>, authToken: string): string {
  let data = url;
  for (const key of Object.keys(params).sort()) data += key + params[key];
  return createHmac("sha1", authToken).update(data, "utf8").digest("base64");
}
