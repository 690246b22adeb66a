import type { MessagingService, SmsMessage, TwilioAccount, TwilioNumber } from "./entities";
import { twilioDate } from "./twilio-error";

const VERSION = "2010-04-01";

/** A message as `Messages.json` answers it. */
export function describeSms(message: SmsMessage): Record<string, unknown> {
  const uri = `/${VERSION}/Accounts/${message.accountSid}/Messages/${message.sid}`;
  return {
    account_sid: message.accountSid,
    api_version: VERSION,
    body: message.body,
    date_created: twilioDate(message.createdAt),
    date_sent:
      message.status === "queued" || message.status === "accepted" ? null : twilioDate(message.createdAt),
    date_updated: twilioDate(message.createdAt),
    direction: "outbound-api",
    error_code: message.errorCode,
    error_message: null,
    from: message.from,
    messaging_service_sid: message.messagingServiceSid,
    num_media: "0",
    num_segments: String(message.segments),
    price: null,
    price_unit: "USD",
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  };
}

export function describeAccount(account: TwilioAccount): Record<string, unknown> {
  return {
    sid: account.sid,
    friendly_name: account.friendlyName,
    status: account.suspended ? "suspended" : "active",
    type: "Full",
    owner_account_sid: account.sid,
    date_created: twilioDate(0),
    date_updated: twilioDate(0),
    auth_token: account.authToken,
    uri: `/${VERSION}/Accounts/${account.sid}.json`,
  };
}

export function describeTwilioNumber(account: TwilioAccount, number: TwilioNumber): Record<string, unknown> {
  return {
    sid: number.sid,
    account_sid: account.sid,
    phone_number: number.phone,
    friendly_name: number.phone,
    capabilities: { sms: true, mms: false, voice: true, fax: false },
    sms_url: number.smsUrl ?? "",
    sms_method: "POST",
    sms_fallback_url: "",
    status_callback: "",
    status: "in-use",
    date_created: twilioDate(0),
    date_updated: twilioDate(0),
    uri: `/${VERSION}/Accounts/${account.sid}/IncomingPhoneNumbers/${number.sid}.json`,
  };
}

export function describeShortCode(account: TwilioAccount, number: TwilioNumber): Record<string, unknown> {
  const sid = number.sid.replace("PN", "SC");
  return {
    sid,
    account_sid: account.sid,
    short_code: number.phone,
    friendly_name: number.phone,
    api_version: VERSION,
    sms_url: number.smsUrl ?? "",
    sms_method: "POST",
    uri: `/${VERSION}/Accounts/${account.sid}/SMS/ShortCodes/${sid}.json`,
  };
}

export function describeService(account: TwilioAccount, service: MessagingService): Record<string, unknown> {
  return {
    sid: service.sid,
    account_sid: account.sid,
    friendly_name: service.name,
    inbound_request_url: service.inboundUrl ?? null,
    use_inbound_webhook_on_number: service.inboundUrl === undefined,
    usecase: "marketing",
  };
}
