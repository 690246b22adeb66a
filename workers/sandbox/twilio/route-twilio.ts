import type { World } from "../world";
import {
  describeAccount,
  describeService,
  describeShortCode,
  describeSms,
  describeTwilioNumber,
} from "./describe";
import type { TwilioAccount, TwilioNumber } from "./entities";
import { sendSms } from "./send-sms";
import { twilioError, twilioJson } from "./twilio-error";

const API = "2010-04-01/Accounts/";

/** Everything under `/2010-04-01/Accounts/` and the messaging host's `/v1/Services`. `path` has no first slash. */
export async function routeTwilio(
  world: World,
  request: Request,
  path: string,
  search: string,
): Promise<Response> {
  const account = authenticate(world, request);
  if (!account) return twilioError(20003);
  if (path.startsWith("v1/Services")) return routeServices(account, path);
  const rest = path.slice(API.length).replace(/\.json$/, "");
  const slash = rest.indexOf("/");
  const sid = slash < 0 ? rest : rest.slice(0, slash);
  if (sid !== account.sid) return twilioError(20404, `The requested resource /${path} was not found`);
  if (account.suspended) return twilioError(30002);
  const resource = slash < 0 ? "" : rest.slice(slash + 1);
  if (request.method === "POST" && resource === "Messages") return sendSms(world, account, request);
  return routeAccount(world, account, resource, request, new URLSearchParams(search), path);
}

function authenticate(world: World, request: Request): TwilioAccount | undefined {
  const header = request.headers.get("authorization") ?? "";
  if (!header.startsWith("Basic ")) return undefined;
  const pair = Buffer.from(header.slice(6), "base64").toString("utf8");
  const colon = pair.indexOf(":");
  const account = world.twilio.get(pair.slice(0, colon));
  return account && account.authToken === pair.slice(colon + 1) ? account : undefined;
}

async function routeAccount(
  world: World,
  account: TwilioAccount,
  resource: string,
  request: Request,
  query: URLSearchParams,
  path: string,
): Promise<Response> {
  const [kind = "", sid = ""] = resource.split("/");
  if (kind === "" && request.method === "GET") return twilioJson(describeAccount(account));
  if (kind === "Balance")
    return twilioJson({ account_sid: account.sid, balance: account.balance, currency: "USD" });
  if (kind === "Messages" && sid) {
    const message = world.sms.get(sid);
    return message?.accountSid === account.sid ? twilioJson(describeSms(message)) : twilioError(20404);
  }
  if (resource === "SMS/ShortCodes") {
    const codes = [...account.numbers.values()].filter(isShortCode);
    return pageOf(
      "short_codes",
      codes.map((number) => describeShortCode(account, number)),
      query,
      path,
    );
  }
  if (kind === "IncomingPhoneNumbers" && !sid) return listNumbers(account, query, path);
  if (kind === "IncomingPhoneNumbers") {
    const number = [...account.numbers.values()].find((candidate) => candidate.sid === sid);
    if (!number) return twilioError(20404);
    if (request.method === "POST") {
      const form = new URLSearchParams(await request.text());
      if (form.has("SmsUrl")) number.smsUrl = form.get("SmsUrl") || undefined;
      world.onRemember();
    }
    return twilioJson(describeTwilioNumber(account, number));
  }
  return twilioError(20404, `The requested resource /${path} was not found`);
}

const isShortCode = (number: TwilioNumber) => /^\d{5,6}$/.test(number.phone);

function listNumbers(account: TwilioAccount, query: URLSearchParams, path: string): Response {
  const wanted = query.get("PhoneNumber");
  const numbers = [...account.numbers.values()].filter((number) => !isShortCode(number));
  const found = numbers.filter((number) => !wanted || number.phone === wanted);
  const rows = found.map((number) => describeTwilioNumber(account, number));
  return pageOf("incoming_phone_numbers", rows, query, path);
}

function pageOf(
  name: string,
  all: Record<string, unknown>[],
  query: URLSearchParams,
  path: string,
): Response {
  const pageSize = Math.max(1, Number(query.get("PageSize")) || 50);
  const page = Number(query.get("Page")) || 0;
  const items = all.slice(page * pageSize, (page + 1) * pageSize);
  const uri = (at: number) => `/${path}?PageSize=${pageSize}&Page=${at}`;
  return twilioJson({
    [name]: items,
    page,
    page_size: pageSize,
    start: page * pageSize,
    end: page * pageSize + items.length - 1,
    uri: uri(page),
    first_page_uri: uri(0),
    next_page_uri: (page + 1) * pageSize < all.length ? uri(page + 1) : null,
    previous_page_uri: page > 0 ? uri(page - 1) : null,
  });
}

function routeServices(account: TwilioAccount, path: string): Response {
  const sid = path.split("/")[2];
  if (!sid) {
    return twilioJson({
      services: [...account.services.values()].map((service) => describeService(account, service)),
      meta: { page: 0, page_size: 50, next_page_url: null, key: "services" },
    });
  }
  const service = account.services.get(sid);
  return service ? twilioJson(describeService(account, service)) : twilioError(20404);
}
