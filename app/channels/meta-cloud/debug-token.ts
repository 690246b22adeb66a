import { firstText, listOf, objectOf } from "../narrow-json";
import type { ProviderAnswer } from "../provider-answer";
import { graphRequest } from "./graph-request";
import type { MetaAccess } from "./meta-access";

export interface MetaTokenInfo {
  readonly valid: boolean;
  readonly appId?: string;
  readonly type?: string;
  /** Absent for tokens that do not expire. */
  readonly expiresAt?: Date;
  readonly scopes: readonly string[];
  /** WhatsApp business accounts that the token was granted, when it was granted some and not all. */
  readonly wabaIds: readonly string[];
}

const WHATSAPP_SCOPES = new Set(["whatsapp_business_management", "whatsapp_business_messaging"]);

/** `GET /debug_token` of the token with itself: is it alive, whose app, until when, for which accounts. */
export async function debugToken(access: MetaAccess): Promise<ProviderAnswer<MetaTokenInfo>> {
  const answer = await graphRequest(access, { path: "debug_token", query: { input_token: access.token } });
  if (!answer.ok) return answer;
  const data = objectOf(objectOf(answer.value).data);
  const expiresAtSeconds = Number(data.expires_at ?? 0);
  const granted = listOf(data.granular_scopes)
    .map(objectOf)
    .filter((scope) => WHATSAPP_SCOPES.has(firstText(scope.scope) ?? ""))
    .flatMap((scope) => listOf(scope.target_ids).map((id) => firstText(id)))
    .filter((id) => id !== undefined);
  return {
    ok: true,
    value: {
      valid: data.is_valid === true,
      appId: firstText(data.app_id),
      type: firstText(data.type),
      ...(expiresAtSeconds > 0 && { expiresAt: new Date(expiresAtSeconds * 1000) }),
      scopes: listOf(data.scopes)
        .map((scope) => firstText(scope))
        .filter((scope) => scope !== undefined),
      wabaIds: [...new Set(granted)],
    },
  };
}
