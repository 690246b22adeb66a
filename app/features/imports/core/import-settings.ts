import type { PhoneCountry } from "../../contacts/core/phone-types";

/**
 * What happens to a person who is known already: fill = only what is missing, update = what the row says wins,
 * keep = the contact stays as it is. An empty cell never erases anything.
 */
export const onDuplicateRules = ["fill", "update", "keep"] as const;
export type OnDuplicate = (typeof onDuplicateRules)[number];

/** Which of several rows about one person counts. */
export const repeatedRules = ["last", "first"] as const;
export type Repeated = (typeof repeatedRules)[number];

/** LGPD art. 7, GDPR art. 6: why we may write to these people. */
export const legalBases = ["consent", "contract", "legitimate-interest"] as const;
export type LegalBasis = (typeof legalBases)[number];

export type ImportSettings = {
  country: PhoneCountry;
  /** ISO 4217, for amounts without a sign. */
  currency: string;
  onDuplicate: OnDuplicate;
  repeated: Repeated;
  /** null = nobody has declared it yet: the import cannot run. */
  basis: LegalBasis | null;
  /** In the person's own words; kept as evidence. */
  basisText: string;
  /** Names; those that do not exist are made. */
  lists: string[];
  tags: string[];
  /** Counts the changes, so that a proof of older settings is known to be old. */
  revision: number;
};

export function defaultSettings(country: PhoneCountry, currency: string): ImportSettings {
  return {
    country,
    currency,
    onDuplicate: "fill",
    repeated: "last",
    basis: null,
    basisText: "",
    lists: [],
    tags: [],
    revision: 1,
  };
}
