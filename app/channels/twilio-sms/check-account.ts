import { firstText, type JsonObject, listOf, objectOf } from "../narrow-json";
import type { ProviderAnswer } from "../provider-answer";
import { type TwilioAccess, twilioGet } from "./twilio-request";

export interface TwilioSender {
  /** Number, short code or Messaging Service. */
  readonly kind: "number" | "messaging-service";
  /** "+5511…" for a number, "MG…" for a service: what a connection stores. */
  readonly value: string;
  readonly name: string;
}

export interface TwilioAccount {
  readonly name: string;
  readonly status: "active" | "suspended" | "closed" | "unknown";
  /** A trial account reaches verified numbers only. */
  readonly trial: boolean;
  readonly senders: readonly TwilioSender[];
}

const STATUSES = ["active", "suspended", "closed"] as const;
const MOST_PAGES = 50;

/** Messaging services live on a host of their own; a sandbox serves both. */
function messagingUrl(baseUrl: string): string {
  return baseUrl.replace("//api.twilio.com", "//messaging.twilio.com");
}

/** Rows of a paged list. A next page is followed by its path only: its host is never ours to trust. */
async function rowsOf(access: TwilioAccess, first: string, listName: string): Promise<JsonObject[]> {
  const rows: JsonObject[] = [];
  let url: string | undefined = first;
  for (let page = 0; url !== undefined && page < MOST_PAGES; page++) {
    const answer: ProviderAnswer<JsonObject> = await twilioGet(access, url);
    if (!answer.ok) break;
    rows.push(...listOf(answer.value[listName]).map(objectOf));
    const next = firstText(answer.value.next_page_uri, objectOf(answer.value.meta).next_page_url);
    if (next === undefined || !URL.canParse(next, url)) break;
    const nextUrl: URL = new URL(next, url);
    url = new URL(nextUrl.pathname + nextUrl.search, first).href;
  }
  return rows;
}

/**
 * Whether the credentials open the account, and what can send from it: SMS numbers, short codes and Messaging
 * Services. Senders that the credentials may not list are left out; only the account itself can refuse.
 */
export async function checkTwilioAccount(access: TwilioAccess): Promise<ProviderAnswer<TwilioAccount>> {
  const base = access.baseUrl.replace(/\/$/, "");
  const account = `${base}/2010-04-01/Accounts/${encodeURIComponent(access.accountSid)}`;
  const answer = await twilioGet(access, `${account}.json`);
  if (!answer.ok) return answer;
  const [numbers, codes, services] = await Promise.all([
    rowsOf(access, `${account}/IncomingPhoneNumbers.json?PageSize=100`, "incoming_phone_numbers"),
    rowsOf(access, `${account}/SMS/ShortCodes.json?PageSize=100`, "short_codes"),
    rowsOf(access, `${messagingUrl(base)}/v1/Services?PageSize=100`, "services"),
  ]);
  const senders: TwilioSender[] = [];
  for (const row of numbers) {
    const value = firstText(row.phone_number);
    const sendsSms = objectOf(row.capabilities).sms !== false;
    if (value && sendsSms)
      senders.push({ kind: "number", value, name: firstText(row.friendly_name) ?? value });
  }
  for (const row of codes) {
    const value = firstText(row.short_code);
    if (value) senders.push({ kind: "number", value, name: firstText(row.friendly_name) ?? value });
  }
  for (const row of services) {
    const value = firstText(row.sid);
    if (value) {
      senders.push({ kind: "messaging-service", value, name: firstText(row.friendly_name) ?? value });
    }
  }
  const status = STATUSES.find((one) => one === answer.value.status) ?? "unknown";
  const name = firstText(answer.value.friendly_name) ?? access.accountSid;
  return { ok: true, value: { name, status, trial: answer.value.type === "Trial", senders } };
}
