import type { CountryCode } from "libphonenumber-js/max";

/**
 * The country whose rules read a number written without `+`; "any" means the digits already begin with a country
 * code although the `+` is missing (as exports of WhatsApp tools write them).
 */
export type PhoneCountry = CountryCode | "any";

export type PhoneKind = "mobile" | "landline" | "other";

export type PhoneRefusal =
  | { reason: "empty" }
  /** Excel's 5,51199E+12: digits are gone, and guessing them would write to a stranger. */
  | { reason: "scientific" }
  | { reason: "letters" }
  | { reason: "letter-in-number" }
  | { reason: "too-short"; missing: number }
  | { reason: "too-long"; extra: number }
  | { reason: "missing-area-code" }
  | { reason: "unknown-area-code"; areaCode: string }
  | { reason: "unknown-country" }
  /** A foreign number without `+`; `country` is the ISO code it would have with one. */
  | { reason: "missing-plus"; country: string }
  | { reason: "not-a-phone" };

export type PhoneRefusalReason = PhoneRefusal["reason"];

export type ReadPhone = {
  ok: true;
  /** `+` and digits, in today's numbering plan (a Brazilian mobile always carries its ninth digit). */
  e164: string;
  /** ISO 3166 code; undefined for numbers of no country (satellite, +800). */
  country: string | undefined;
  kind: PhoneKind;
  /** The same for every spelling of one person's number; see phoneMatchKey. */
  matchKey: string;
  /** Digits as written, when they are an older spelling that WhatsApp may still use as the person's id. */
  waIdHint?: string;
  /** Other numbers in the same cell that were left out. */
  dropped?: string[];
};

export type ParsedPhone = ReadPhone | ({ ok: false } & PhoneRefusal);
