import { firstText } from "../narrow-json";
import type { ProviderAnswer } from "../provider-answer";
import { type TwilioAccess, twilioGet } from "./twilio-request";

export interface TwilioBalance {
  /** In units of the currency, with as many decimals as Twilio keeps; negative while something is owed. */
  readonly amount: number;
  /** ISO 4217 */
  readonly currency: string;
}

/**
 * What is left in the account (`GET /2010-04-01/Accounts/{sid}/Balance.json`: `balance` is a decimal text, `currency` the
 * account's). A subaccount shows its owner's. Waits `timeoutMs` at the most.
 */
export async function getTwilioBalance(
  access: TwilioAccess,
  timeoutMs: number,
): Promise<ProviderAnswer<TwilioBalance>> {
  const account = `${access.baseUrl.replace(/\/$/, "")}/2010-04-01/Accounts`;
  const url = `${account}/${encodeURIComponent(access.accountSid)}/Balance.json`;
  const answer = await twilioGet(access, url, timeoutMs);
  if (!answer.ok) return answer;
  const text = firstText(answer.value.balance) ?? "";
  const currency = firstText(answer.value.currency) ?? "";
  if (/^-?\d+(\.\d+)?$/.test(text) && /^[A-Z]{3}$/.test(currency))
    return { ok: true, value: { amount: Number(text), currency } };
  const refusal = { reason: "transient", retry: { kind: "person" }, code: "no-balance" } as const;
  return { ok: false, refusal: { ...refusal, detail: "No balance in the answer", mayHaveHappened: false } };
}
