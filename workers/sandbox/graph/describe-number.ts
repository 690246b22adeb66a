import type { World } from "../world";
import type { MetaNumber } from "./entities";
import { pickFields } from "./pick-fields";

const DEFAULTS = [
  "verified_name",
  "code_verification_status",
  "display_phone_number",
  "quality_rating",
  "platform_type",
  "throughput",
  "id",
];

/** A business phone number as `GET /{id}` and `/{WABA}/phone_numbers` show it. */
export function describeNumber(
  world: World,
  number: MetaNumber,
  fields: string | null,
): Record<string, unknown> {
  const tier = world.businesses.get(number.businessId)?.tier ?? "TIER_250";
  const callback = number.override?.overrideCallbackUri;
  return pickFields(
    {
      id: number.id,
      display_phone_number: number.displayPhone,
      verified_name: number.verifiedName,
      quality_rating: number.quality,
      quality_score: { score: number.quality },
      throughput: {
        level: number.messagesPerSecond === 0 || number.messagesPerSecond > 80 ? "HIGH" : "STANDARD",
      },
      messaging_limit_tier: tier,
      whatsapp_business_manager_messaging_limit: tier,
      code_verification_status: "VERIFIED",
      status: number.status,
      name_status: "APPROVED",
      account_mode: "LIVE",
      is_official_business_account: false,
      is_pin_enabled: number.pin !== undefined,
      platform_type: "CLOUD_API",
      webhook_configuration: callback ? { phone_number: callback } : undefined,
    },
    fields,
    DEFAULTS,
  );
}
