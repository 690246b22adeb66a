import { checkTwilioAccount } from "~/channels/twilio-sms/check-account";
import { appProcess } from "~/platform/app-process.server";
import { type SmsSenderKind, smsSenderKind } from "./core/sender-kind";
import { providerError } from "./provider-error.server";

export interface FoundSender {
  value: string;
  name: string;
  kind: SmsSenderKind;
}

/**
 * What an account can send SMS from, to pick. Nothing is saved.
 * @throws AppError for credentials that Twilio refuses, or when Twilio is silent
 */
export async function discoverTwilio(
  accountSid: string,
  authToken: string,
): Promise<{ accountName: string; trial: boolean; senders: FoundSender[] }> {
  const { twilioApiUrl } = appProcess().env;
  const answer = await checkTwilioAccount({ baseUrl: twilioApiUrl, accountSid, authToken });
  if (!answer.ok) throw providerError("Twilio", answer.refusal);
  const senders = answer.value.senders.map(({ value, name }) => ({
    value,
    name,
    kind: smsSenderKind(value),
  }));
  return { accountName: answer.value.name, trial: answer.value.trial, senders };
}
