import { foldText } from "~/features/contacts/core/fold-text";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { askSandbox } from "./ask-sandbox.server";
import { companyPhones } from "./company-phones.server";
import type { CompanyPhone, CompanyPhoneChat, CompanyPhonesView } from "./company-phones-view";
import { namePhones } from "./name-phones.server";

type Opened = Omit<NonNullable<CompanyPhonesView["open"]>, "own">;

/**
 * What the page of the company's phones shows: `phone` and `chat` in `search` choose, `q` finds a chat.
 * @throws AppError UNAVAILABLE while the sandbox does not answer
 */
export async function loadCompanyPhones(
  ctx: CompanyContext,
  search: URLSearchParams,
  nowMs: number,
): Promise<CompanyPhonesView> {
  const { numbers, phones } = await companyPhones(ctx);
  const asked = search.get("phone");
  const chosen = phones.find(({ phone }) => phone === asked) ?? phones[0];
  const open = chosen ? await openPhone(ctx, chosen, search.get("q") ?? "") : null;
  const chat = open?.chats.find(({ phone }) => phone === search.get("chat"));
  return {
    at: nowMs,
    asked: search.toString(),
    phones,
    waiting: numbers.flatMap(({ waiting }) => waiting),
    open,
    chat: chat ?? null,
    chosen: asked !== null,
  };
}

/** Chats of a free phone are nobody's to read: it may have been somebody else's before. */
async function openPhone(
  ctx: CompanyContext,
  phone: CompanyPhone,
  wanted: string,
): Promise<NonNullable<CompanyPhonesView["open"]>> {
  if (!phone.own) return { ...phone, notifies: true, chats: [] };
  const { status, body } = await askSandbox<Opened>(`whatsapp/phones/${encodeURIComponent(phone.phone)}`);
  if (!body && status !== 404) throw new AppError("UNAVAILABLE", "sandbox.errors.away");
  const chats = body?.chats ?? [];
  const names = await namePhones(
    ctx,
    chats.map((chat) => chat.phone),
  );
  const named = chats.map(
    (chat): CompanyPhoneChat => ({ ...chat, name: names.get(chat.phone) ?? chat.name }),
  );
  const fits = ({ name, phone: number }: CompanyPhoneChat) =>
    foldText(`${name} ${number}`).includes(foldText(wanted));
  return { ...phone, notifies: body?.notifies ?? true, chats: named.filter(fits) };
}
