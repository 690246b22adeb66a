import type { World } from "../world";
import type { MetaApp, Subscription, Waba } from "./entities";
import { graphError, graphJson } from "./graph-error";

const CHALLENGE_MS = 10_000;

/** `POST /{WABA}/subscribed_apps`: an override address is verified with the real hub.challenge call first. */
export async function subscribeApp(
  world: World,
  waba: Waba,
  app: MetaApp,
  request: Request,
): Promise<Response> {
  const body = await readBody(request);
  const subscription = await verifiedOverride(world, body);
  if (subscription instanceof Response) return subscription;
  waba.subscriptions.set(app.id, subscription);
  world.onRemember();
  return graphJson({ success: true });
}

export function unsubscribeApp(world: World, waba: Waba, app: MetaApp): Response {
  waba.subscriptions.delete(app.id);
  world.onRemember();
  return graphJson({ success: true });
}

export function listSubscribedApps(waba: Waba): Response {
  const data = [...waba.subscriptions].map(([appId, subscription]) => ({
    whatsapp_business_api_data: {
      id: appId,
      link: `https://www.facebook.com/games/?app_id=${appId}`,
      name: `App ${appId}`,
    },
    ...(subscription.overrideCallbackUri ? { override_callback_uri: subscription.overrideCallbackUri } : {}),
  }));
  return graphJson({ data });
}

async function readBody(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text();
  if (text === "") return {};
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return Object.fromEntries(new URLSearchParams(text));
  }
}

/** The override of a request, verified; an empty one when none was asked for; an error answer when it fails. */
export async function verifiedOverride(
  world: World,
  body: Record<string, unknown>,
): Promise<Subscription | Response> {
  const url = typeof body.override_callback_uri === "string" ? body.override_callback_uri : "";
  if (url === "") return {};
  const verifyToken = typeof body.verify_token === "string" ? body.verify_token : "";
  if (verifyToken === "") return graphError(100, "verify_token is required with override_callback_uri");
  const fault = await verifyCallback(world, url, verifyToken);
  if (fault) return graphError(2200, `Callback verification failed: ${fault}`);
  return { overrideCallbackUri: url, verifyToken };
}

/** Meta's GET with hub.mode, hub.challenge and hub.verify_token; undefined when the bare challenge came back with 200. */
export async function verifyCallback(
  world: World,
  url: string,
  verifyToken: string,
): Promise<string | undefined> {
  const challenge = String(1_000_000_000 + Number.parseInt(world.nextHex(16).slice(-8), 16));
  const query = `hub.mode=subscribe&hub.challenge=${challenge}&hub.verify_token=${encodeURIComponent(verifyToken)}`;
  try {
    const response = await fetch(`${url}${url.includes("?") ? "&" : "?"}${query}`, {
      redirect: "manual",
      signal: AbortSignal.timeout(CHALLENGE_MS),
    });
    const answer = (await response.text()).trim();
    if (response.status !== 200) return `HTTP Status Code = ${response.status}`;
    return answer === challenge ? undefined : "the challenge did not match";
  } catch (error) {
    return error instanceof Error ? error.message : "no answer";
  }
}
