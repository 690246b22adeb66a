/** Where a webhook was posted to, and for whom. `connectionId` is a lower-case UUID. */
export type WebhookTarget =
  | { provider: "meta"; connectionId?: string }
  | { provider: "twilio"; connectionId: string; part: "sms" | "status" };

const META = /^\/api\/v1\/webhooks\/meta(?:\/([0-9a-f-]{36}))?$/i;
const TWILIO = /^\/api\/v1\/webhooks\/twilio\/([0-9a-f-]{36})\/(sms|status)$/i;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The target that an address names, or undefined when it is none of ours or its id is no UUID. */
export function webhookTarget(pathname: string): WebhookTarget | undefined {
  const meta = META.exec(pathname);
  if (meta) {
    if (meta[1] === undefined) return { provider: "meta" };
    const connectionId = meta[1].toLowerCase();
    return UUID.test(connectionId) ? { provider: "meta", connectionId } : undefined;
  }
  const twilio = TWILIO.exec(pathname);
  const connectionId = twilio?.[1]?.toLowerCase();
  if (!twilio || !connectionId || !UUID.test(connectionId)) return undefined;
  return { provider: "twilio", connectionId, part: twilio[2]!.toLowerCase() as "sms" | "status" };
}
