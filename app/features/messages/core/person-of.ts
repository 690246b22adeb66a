import type { Address } from "~/channels/channel";
import { phoneFromWaId } from "~/features/contacts/core/phone-from-wa-id";

export interface PersonKey {
  kind: "phone" | "wa" | "bsuid" | "lid";
  value: string;
  /** Equal for every spelling of the same address. */
  matchKey: string;
  /** Of a business-scoped id: the portfolio it belongs to. */
  scope: string;
}

/** One person as a carrier named them. `phone` is missing for people who are known by a user id or LID only. */
export interface Person {
  keys: PersonKey[];
  phone?: string;
  country?: string;
}

/**
 * Everything an address identifies a person by. A WhatsApp id stands for its phone too, in today's spelling, so that
 * Brazil's ninth digit makes nobody twice. @param scope of business-scoped ids; see scopeOf
 */
export function personOf(address: Address, scope: string): Person {
  const person: Person = { keys: [] };
  const digits = address.waId ?? address.phone?.replace("+", "");
  const phone = digits ? phoneFromWaId(digits) : null;
  if (phone) {
    person.phone = phone.e164;
    person.country = phone.country;
    person.keys.push({ kind: "phone", value: phone.e164, matchKey: phone.matchKey, scope: "" });
  }
  if (address.waId) {
    person.keys.push({
      kind: "wa",
      value: address.waId,
      matchKey: phone?.matchKey ?? address.waId,
      scope: "",
    });
  }
  if (address.userId) {
    person.keys.push({ kind: "bsuid", value: address.userId, matchKey: address.userId, scope });
  }
  if (address.lid) person.keys.push({ kind: "lid", value: address.lid, matchKey: address.lid, scope: "" });
  return person;
}

/** Where business-scoped ids of a connection are valid: its portfolio, or its business account until that is known. */
export const scopeOf = (connection: { portfolioId: string | null; wabaId: string | null }): string =>
  connection.portfolioId ?? connection.wabaId ?? "";
