import { getTwilioBalance } from "~/channels/twilio-sms/get-balance";
import { minorDigits } from "~/features/campaigns/core/price-table";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { openOwnConnection, twilioAccessOf } from "./open-own-connection.server";

export interface SmsBalance {
  /** In the currency's minor units, with fractions. */
  minor: number;
  currency: string;
}

interface Kept {
  balance: SmsBalance | null;
  until: number;
}

const FRESH_MS = 60_000;
/** A carrier that did not answer is asked again sooner. */
const UNKNOWN_MS = 20_000;
/** A page waits no longer than this for a figure at its side. */
const PATIENCE_MS = 2_000;
const MOST_KEPT = 500;

const kept = new Map<string, Kept>();
const asking = new Map<string, Promise<SmsBalance | null>>();

/**
 * What is left in the Twilio account of an SMS connection; null when Twilio does not say. Asked at most once a minute
 * for each connection in this process, and once for all who look at the same moment.
 */
export async function smsBalance(ctx: CompanyContext, connectionId: string): Promise<SmsBalance | null> {
  const key = `${ctx.companyId} ${connectionId}`;
  const now = appProcess().clock.now().getTime();
  const known = kept.get(key);
  if (known && known.until > now) return known.balance;
  const running = asking.get(key) ?? ask(ctx, connectionId);
  asking.set(key, running);
  try {
    const balance = await running;
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
    kept.set(key, { balance, until: now + (balance ? FRESH_MS : UNKNOWN_MS) });
    return balance;
  } finally {
    asking.delete(key);
  }
}

/** After a new key: what the old one could not see is asked anew. */
export function forgetBalance(companyId: string, connectionId: string): void {
  kept.delete(`${companyId} ${connectionId}`);
}

async function ask(ctx: CompanyContext, connectionId: string): Promise<SmsBalance | null> {
  const open = await openOwnConnection(ctx, connectionId);
  if (open.kind !== "sms") return null;
  const answer = await getTwilioBalance(twilioAccessOf(open), PATIENCE_MS);
  if (!answer.ok) return null;
  const { amount, currency } = answer.value;
  return { minor: amount * 10 ** minorDigits(currency), currency };
}
