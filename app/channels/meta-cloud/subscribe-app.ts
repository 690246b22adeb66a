import { objectOf } from "../narrow-json";
import type { ProviderAnswer } from "../provider-answer";
import { graphRequest } from "./graph-request";
import type { MetaAccess } from "./meta-access";

/** Where Meta should post this account's events instead of to the app's own URL. */
export interface CallbackOverride {
  readonly callbackUrl: string;
  readonly verifyToken: string;
}

/** `POST /{WABA}/subscribed_apps`: this app receives the account's webhooks. Safe to repeat. */
export async function subscribeApp(
  access: MetaAccess,
  wabaId: string,
  override?: CallbackOverride,
): Promise<ProviderAnswer<{ subscribed: boolean }>> {
  const answer = await graphRequest(access, {
    method: "POST",
    path: `${encodeURIComponent(wabaId)}/subscribed_apps`,
    json: override ? { override_callback_uri: override.callbackUrl, verify_token: override.verifyToken } : {},
  });
  return answer.ok ? { ok: true, value: { subscribed: objectOf(answer.value).success !== false } } : answer;
}
