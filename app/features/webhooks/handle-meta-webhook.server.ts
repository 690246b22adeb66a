import { createHash, timingSafeEqual } from "node:crypto";
import { verifyMetaSignature } from "~/channels/meta-cloud/verify-signature";
import { appProcess } from "~/platform/app-process.server";
import { MOST_META_BYTES } from "./core/check-body";
import { webhookTarget } from "./core/webhook-path";
import { connectionSecrets, plainAnswer, readBody, storeArrived } from "./webhook-door.server";

/**
 * `/api/v1/webhooks/meta` (the installation's app) and `/api/v1/webhooks/meta/:connectionId` (a connection's own app).
 * GET proves the address to Meta; POST is verified over its raw bytes, stored, and answered 200 once it is on disk.
 * 401 for a wrong or missing signature, with nothing stored.
 */
export async function handleMetaWebhook(request: Request, url = new URL(request.url)): Promise<Response> {
  const target = webhookTarget(url.pathname);
  if (target?.provider !== "meta") return plainAnswer(404, "Not found");
  if (request.method === "GET") return prove(url, target.connectionId);
  if (request.method !== "POST") return plainAnswer(405, "GET or POST");
  const body = await readBody(request, "json", MOST_META_BYTES);
  if (body instanceof Response) return body;
  const header = request.headers.get("x-hub-signature-256");
  const trusted = await isSigned(body, header, target.connectionId).catch(unavailable);
  if (trusted instanceof Response) return trusted;
  if (!trusted) return plainAnswer(401, "Wrong signature");
  const { connectionId } = target;
  const digest = header?.trim().toLowerCase();
  const refusal = await storeArrived({ source: "meta", kind: "json", connectionId, body, digest });
  return refusal ?? plainAnswer(200, "OK");
}

/** Meta's check of the address. The query's names contain dots. */
async function prove(url: URL, connectionId: string | undefined): Promise<Response> {
  const challenge = url.searchParams.get("hub.challenge") ?? "";
  const given = url.searchParams.get("hub.verify_token") ?? "";
  if (url.searchParams.get("hub.mode") !== "subscribe" || challenge === "" || challenge.length > 1_000) {
    return plainAnswer(400, "Not a verification");
  }
  const expected = await verifyTokenOf(connectionId).catch(unavailable);
  if (expected instanceof Response) return expected;
  return expected && sameText(given, expected)
    ? plainAnswer(200, challenge)
    : plainAnswer(403, "Wrong token");
}

async function verifyTokenOf(connectionId: string | undefined): Promise<string | undefined> {
  const { verifyToken } = appProcess().env.meta;
  if (connectionId === undefined) return verifyToken;
  const own = await connectionSecrets().of(connectionId);
  return own?.kind === "meta" ? (own.verifyToken ?? verifyToken) : undefined;
}

/** A connection with an app of its own is believed by that app's secret only, never by the installation's. */
async function isSigned(body: Uint8Array, header: string | null, connectionId?: string): Promise<boolean> {
  if (!header) return false;
  const { appSecret } = appProcess().env.meta;
  if (connectionId === undefined) return verifyMetaSignature(body, header, appSecret ? [appSecret] : []);
  const cache = connectionSecrets();
  for (const read of [cache.of, cache.again]) {
    const own = await read(connectionId);
    const secret = own?.kind === "meta" ? (own.appSecret ?? appSecret) : undefined;
    if (secret && verifyMetaSignature(body, header, [secret])) return true;
  }
  return false;
}

function unavailable(error: unknown): Response {
  appProcess().logger.error({ error: String(error) }, "webhook secrets cannot be read");
  return plainAnswer(503, "Try again");
}

function sameText(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
