import type { CompanyRead } from "~/platform/db/company-types";
import { normalizeEmail } from "./core/normalize-email";
import { parsePhone } from "./core/parse-phone";
import { phoneFromWaId } from "./core/phone-from-wa-id";
import type { PhoneCountry } from "./core/phone-types";

/** Which contact an address belongs to: a phone in any spelling, a WhatsApp id, or an e-mail. */
export async function findContactByAddress(
  scope: CompanyRead,
  address: string,
  country: string,
): Promise<string | undefined> {
  const email = address.includes("@") ? normalizeEmail(address) : null;
  if (email) return findContactByKey(scope, ["email"], email);
  const parsed = parsePhone(address, country as PhoneCountry);
  const matchKey = parsed.ok ? parsed.matchKey : phoneFromWaId(address.replace(/\D+/g, ""))?.matchKey;
  return matchKey && findContactByKey(scope, ["phone", "wa"], matchKey);
}

/** The contact that has this key; the one that owns the phone before one that WhatsApp only knows by it. */
export async function findContactByKey(
  scope: CompanyRead,
  kinds: ("phone" | "wa" | "email")[],
  matchKey: string,
): Promise<string | undefined> {
  const found = await scope.db.identity.findMany({
    where: { kind: { in: kinds }, scope: "", matchKey },
    select: { contactId: true, kind: true },
  });
  return (found.find(({ kind }) => kind === kinds[0]) ?? found[0])?.contactId;
}
