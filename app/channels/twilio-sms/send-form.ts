import type { OutboundMessage, SendResult, TwilioCredentials } from "../channel";
import { notSupported } from "../not-supported";

const refused = (
  reason: "invalid-number" | "media" | "bad-request",
  code: string,
  detail: string,
): SendResult => ({
  outcome: "refused",
  reason,
  scope: "recipient",
  retry: { kind: "never" },
  code,
  detail,
});

/** The callback URL with our outgoing id as `?id=`, kept before any `#rc=…` connection override. */
export function statusCallbackFor(url: string, outgoingId: string): string {
  const hash = url.indexOf("#");
  const address = hash === -1 ? url : url.slice(0, hash);
  const fragment = hash === -1 ? "" : url.slice(hash);
  return `${address}${address.includes("?") ? "&" : "?"}id=${encodeURIComponent(outgoingId)}${fragment}`;
}

/** The form for `POST Messages.json`, or the refusal when this message cannot be an SMS. */
export function buildSendForm(
  message: OutboundMessage,
  credentials: TwilioCredentials,
  statusCallbackUrl: string,
): URLSearchParams | SendResult {
  const { content, to } = message;
  if (!to.phone) return refused("invalid-number", "no-address", "The address has no phone");
  const form = new URLSearchParams({ To: to.phone });
  if (credentials.messagingServiceSid) form.set("MessagingServiceSid", credentials.messagingServiceSid);
  else form.set("From", credentials.from ?? "");
  if (content.type === "template") return refused("bad-request", "template", "SMS has no provider templates");
  if (content.type === "text") form.set("Body", content.text);
  else if (content.type !== "media") return notSupported(content.type);
  else {
    if (!content.link) return refused("media", "no-link", "Twilio fetches media from a link");
    form.set("MediaUrl", content.link);
    if (content.caption) form.set("Body", content.caption);
  }
  if (statusCallbackUrl !== "") form.set("StatusCallback", statusCallbackFor(statusCallbackUrl, message.id));
  return form;
}
