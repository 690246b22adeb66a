import type { World } from "../world";
import type { Business, MetaToken, Waba } from "./entities";
import { graphJson } from "./graph-error";
import { pickFields } from "./pick-fields";

const paging = (ids: string[]) => {
  if (ids.length === 0) return undefined;
  return {
    cursors: {
      before: Buffer.from(ids[0]!).toString("base64url"),
      after: Buffer.from(ids.at(-1)!).toString("base64url"),
    },
  };
};

/** A list as Graph gives it: `{data, paging}`. */
export function graphList(items: Record<string, unknown>[]): Response {
  return graphJson({ data: items, paging: paging(items.map((item) => String(item.id))) });
}

export function describeWaba(world: World, waba: Waba, fields: string | null): Record<string, unknown> {
  const business = world.businesses.get(waba.businessId);
  return pickFields(
    {
      id: waba.id,
      name: waba.name,
      currency: "BRL",
      timezone_id: "25",
      country: "BR",
      message_template_namespace: `sandbox_${waba.id}`,
      account_review_status: "APPROVED",
      business_verification_status: "verified",
      status: waba.locked ? "DISABLED" : "ACTIVE",
      ownership_type: "SELF",
      marketing_messages_onboarding_status: "ELIGIBLE",
      owner_business_info: { id: waba.businessId, name: business?.name },
      on_behalf_of_business_info: {
        id: waba.businessId,
        name: business?.name,
        status: "APPROVED",
        type: "SELF",
      },
      whatsapp_business_manager_messaging_limit: business?.tier,
    },
    fields,
    ["id", "name", "timezone_id", "message_template_namespace"],
  );
}

export function describeBusiness(business: Business, fields: string | null): Record<string, unknown> {
  return pickFields(
    {
      id: business.id,
      name: business.name,
      verification_status: "verified",
      whatsapp_business_manager_messaging_limit: business.tier,
    },
    fields,
    ["id", "name"],
  );
}

const SCOPES = ["business_management", "whatsapp_business_management", "whatsapp_business_messaging"];

/** `GET /debug_token`: the granular scopes name the WABAs a token reaches; that is how a wizard finds them. */
export function debugToken(world: World, token: MetaToken | undefined): Response {
  if (!token?.alive) {
    return graphJson({
      data: {
        is_valid: false,
        error: { code: 190, message: "Error validating access token: Session has expired.", subcode: 463 },
        scopes: [],
      },
    });
  }
  const wabaIds = [...token.wabaIds];
  return graphJson({
    data: {
      app_id: token.appId,
      type: "SYSTEM_USER",
      application: `App ${token.appId}`,
      data_access_expires_at: 0,
      expires_at: 0,
      issued_at: Math.floor(world.now() / 1000),
      is_valid: true,
      profile_id: `9${token.appId}`,
      scopes: SCOPES,
      granular_scopes: [
        { scope: "business_management", target_ids: [...token.businessIds] },
        { scope: "whatsapp_business_management", target_ids: wabaIds },
        { scope: "whatsapp_business_messaging", target_ids: wabaIds },
      ],
      user_id: `9${token.appId}`,
    },
  });
}
