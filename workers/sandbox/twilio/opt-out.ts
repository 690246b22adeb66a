import { waIdOf } from "../state/phone";
import type { TwilioAccount } from "./entities";

const STOP = new Set(["STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL"]);
const START = new Set(["START", "YES", "UNSTOP"]);
const HELP = new Set(["HELP", "INFO"]);

export type OptOutType = "STOP" | "START" | "HELP";

/** What a whole inbound text means to Twilio; case and surrounding space do not matter, Portuguese words mean nothing. */
export function optOutType(body: string): OptOutType | undefined {
  const word = body.trim().toUpperCase();
  if (STOP.has(word)) return "STOP";
  if (START.has(word)) return "START";
  return HELP.has(word) ? "HELP" : undefined;
}

/** A stop holds for the number it was sent to, or for the whole Messaging Service the number belongs to. */
export function stopKey(account: TwilioAccount, senderPhone: string, phoneDigitsOrWaId: string): string {
  let sender = senderPhone;
  for (const service of account.services.values())
    if (service.phones.includes(senderPhone)) sender = service.sid;
  return `${sender} ${waIdOf(phoneDigitsOrWaId)}`;
}
