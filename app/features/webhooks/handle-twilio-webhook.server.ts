import { verifyTwilioSignature } from "~/channels/twilio-sms/verify-signature";
import { appProcess } from "~/platform/app-process.server";
import { MOST_TWILIO_BYTES } from "./core/check-body";
import { webhookTarget } from "./core/webhook-path";
import { connectionSecrets, plainAnswer, readBody, storeArrived } from "./webhook-door.server";

/** "Nothing to say": without it Twilio would answer the customer with our text, or log an error. */
const EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

/**
 * `/api/v1/webhooks/twilio/:connectionId/sms` and `/status`, POST as a form. The signature covers the exact public URL
 * with its query, so APP_URL must be what Twilio calls. 401 for a wrong or missing one, with nothing stored.
 */
export async function handleTwilioWebhook(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const target = webhookTarget(url.pathname);
  if (target?.provider !== "twilio") return plainAnswer(404, "Not found");
  if (request.method !== "POST") return plainAnswer(405, "POST");
  const body = await readBody(request, "form", MOST_TWILIO_BYTES);
  if (body instanceof Response) return body;
  const { connectionId } = target;
  try {
    if (!(await isSigned(request, url, body, connectionId))) return plainAnswer(401, "Wrong signature");
  } catch (error) {
    appProcess().logger.error({ error: String(error) }, "webhook secrets cannot be read");
    return plainAnswer(503, "Try again");
  }
  const source = target.part === "sms" ? "twilio-sms" : "twilio-status";
  const query = url.search.slice(1);
  const refusal = await storeArrived({ source, kind: "form", connectionId, body, query });
  return refusal ?? new Response(EMPTY_TWIML, { headers: { "content-type": "text/xml; charset=utf-8" } });
}

async function isSigned(
  request: Request,
  url: URL,
  body: Uint8Array,
  connectionId: string,
): Promise<boolean> {
  const header = request.headers.get("x-twilio-signature");
  if (!header) return false;
  // As text: `new URL` would re-encode what Twilio signed.
  const path = request.url.slice(request.url.indexOf(url.host) + url.host.length);
  const publicUrl = appProcess().env.appUrl.replace(/\/$/, "") + path;
  const cache = connectionSecrets();
  for (const read of [cache.of, cache.again]) {
    const own = await read(connectionId);
    if (own?.kind === "sms" && verifyTwilioSignature(publicUrl, body, header, own.authToken)) return true;
  }
  return false;
}
