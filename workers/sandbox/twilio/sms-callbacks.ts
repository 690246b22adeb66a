import type { World } from "../world";
import type { SmsMessage, TwilioAccount } from "./entities";

/** Posts a status to the message's StatusCallback, signed; nothing without one. */
export function postStatus(
  world: World,
  account: TwilioAccount,
  message: SmsMessage,
  status: string,
  errorCode?: number,
  onTaken?: () => void,
): void {
  if (!message.statusCallback) return;
  const params: Record<string, string> = {
    MessageSid: message.sid,
    MessageStatus: status,
    SmsSid: message.sid,
    SmsStatus: status,
    To: message.to,
    AccountSid: message.accountSid,
    ApiVersion: "2010-04-01",
  };
  if (message.from) params.From = message.from;
  if (message.messagingServiceSid) params.MessagingServiceSid = message.messagingServiceSid;
  if (errorCode !== undefined) params.ErrorCode = String(errorCode);
  if (status === "delivered") params.RawDlrDoneDate = rawDate(world.now());
  world.forms.add({
    url: message.statusCallback,
    params,
    authToken: account.authToken,
    field: "status",
    kind: status,
    phone: message.to,
    delivered: onTaken,
  });
}

/** The carrier's own date, YYMMDDhhmm. */
function rawDate(ms: number): string {
  return new Date(ms).toISOString().replace(/[-T:]/g, "").slice(2, 12);
}
