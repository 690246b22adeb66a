import { appProcess } from "~/platform/app-process.server";

/** Where the provider posts to: what a person pastes into Meta's or Twilio's screen. */
export function webhookAddress(kind: "meta" | "sms", connectionId: string): string {
  const { appUrl } = appProcess().env;
  return kind === "meta"
    ? `${appUrl}/api/v1/webhooks/meta/${connectionId}`
    : `${appUrl}/api/v1/webhooks/twilio/${connectionId}/sms`;
}
