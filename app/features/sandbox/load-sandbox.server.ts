import { foldText } from "~/features/contacts/core/fold-text";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { askSandbox } from "./ask-sandbox.server";
import { namePhones } from "./name-phones.server";
import { ownBusinesses } from "./own-businesses.server";
import type {
  SandboxBusiness,
  SandboxLogLine,
  SandboxMessage,
  SandboxPhone,
  SandboxSettings,
  SandboxView,
} from "./sandbox-view";

interface Listed extends Omit<SandboxPhone, "name"> {
  name: string;
}

const PHONES_SHOWN = 100;
const PHONES_SEARCHED = 1_000;
const LINES_SHOWN = 40;

/**
 * What the simulator shows of this company: `q`, `phone` and `business` in `search` choose. Chats and log lines of other
 * companies' numbers are left out by the sandbox itself, and once more here. `say` speaks the reader's language.
 * @throws AppError UNAVAILABLE while the sandbox does not answer
 */
export async function loadSandbox(
  ctx: CompanyContext,
  search: URLSearchParams,
  nowMs: number,
  say: (messageKey: string) => string,
): Promise<SandboxView> {
  const state = await ask<{ settings: SandboxSettings; numbers: SandboxBusiness[] }>("state");
  const { businesses, loggedAs } = await ownBusinesses(ctx, state.numbers);
  const keys = businesses.map(({ key }) => key);
  // Names are the company's own and the reader's language: the sandbox knows neither.
  const wanted = (search.get("q") ?? "").trim();
  const byName = /\p{L}/u.test(wanted);
  const [list, log] = await Promise.all([
    ask<{ total: number; phones: Listed[] }>(
      `phones?${params({ search: byName ? "" : wanted, limit: String(byName ? PHONES_SEARCHED : PHONES_SHOWN) }, keys)}`,
    ),
    ask<SandboxLogLine[]>(`webhooks?${params({ limit: String(LINES_SHOWN) }, loggedAs)}`),
  ]);
  const typed = search.get("phone");
  const names = await namePhones(ctx, [...list.phones.map(({ phone }) => phone), ...(typed ? [typed] : [])]);
  const fits = (phone: Listed) => {
    const name = phone.magic ? say(`${phone.describe}.name`) : (names.get(phone.phone) ?? phone.name);
    return foldText(`${name} ${phone.badge ?? ""}`).includes(foldText(wanted));
  };
  const found = byName ? list.phones.filter(fits) : list.phones;
  const opened = await openPhone(typed ?? found[0]?.phone, keys);
  const shown = (phone: Listed): SandboxPhone => ({
    phone: phone.phone,
    name: phone.magic ? null : (names.get(phone.phone) ?? phone.name),
    describe: phone.describe.replace(/^sandbox\./, ""),
    magic: phone.magic,
    badge: phone.badge,
    unread: phone.unread,
  });
  const chat =
    opened?.chats.find(({ business }) => business.key === search.get("business")) ?? opened?.chats[0];
  const chosenBusiness = businesses.find(({ key }) => key === (search.get("business") ?? chat?.business.key));
  return {
    at: nowMs,
    asked: search.toString(),
    settings: pickSettings(state.settings),
    total: byName ? found.length : list.total,
    phones: found.slice(0, PHONES_SHOWN).map(shown),
    businesses: businesses.map(({ key, channel, name, displayPhone }) => ({
      key,
      channel,
      name,
      displayPhone,
    })),
    open: opened
      ? {
          ...shown(opened.phone),
          business: chosenBusiness ?? businesses[0] ?? null,
          messages:
            chat?.business.key === (chosenBusiness ?? businesses[0])?.key ? (chat?.messages ?? []) : [],
        }
      : null,
    chosen: typed !== null,
    log,
  };
}

/** A phone that nobody wrote to yet is opened all the same: its first message makes it. */
async function openPhone(phone: string | undefined, keys: string[]) {
  if (!phone) return undefined;
  const { status, body } = await askSandbox<
    Listed & { chats: { business: SandboxBusiness; messages: SandboxMessage[] }[] }
  >(`phones/${encodeURIComponent(phone)}`);
  if (!body) {
    if (status !== 404) throw new AppError("UNAVAILABLE", "sandbox.errors.away");
    const digits = phone.replace(/\D/g, "");
    if (digits.length < 8 || digits.length > 15) return undefined;
    const unknown = { phone: `+${digits}`, name: "", describe: "sandbox.persona.ordinary", magic: false };
    return { phone: { ...unknown, unread: 0 }, chats: [] };
  }
  return { phone: body, chats: body.chats.filter(({ business }) => keys.includes(business.key)) };
}

async function ask<T>(path: string): Promise<T> {
  const { body } = await askSandbox<T>(path);
  if (!body) throw new AppError("UNAVAILABLE", "sandbox.errors.away");
  return body;
}

/** Without a number of its own a company sees no chat: "-" is nobody's key. */
function params(values: Record<string, string>, businesses: string[]): URLSearchParams {
  const query = new URLSearchParams(values);
  for (const key of businesses.length > 0 ? businesses : ["-"]) query.append("business", key);
  return query;
}

function pickSettings(all: SandboxSettings): SandboxSettings {
  const { seed, speed, duplicatePercent, reorderPercent, slowMs, down } = all;
  return { seed, speed, duplicatePercent, reorderPercent, slowMs, down };
}
