import { localTimeToInstant } from "~/features/outgoing/core/local-time";
import type { ContactFilter } from "./core/contact-filter";
import type { PhoneCountry } from "./core/phone-types";
import { searchPatterns } from "./core/search-patterns";

/** Collects values: answers with the placeholder, cast to its type. */
export type AddValue = (value: unknown, type: string) => string;

/** The list of values, and what adds to it. */
export function collectValues(): { values: unknown[]; add: AddValue } {
  const values: unknown[] = [];
  return { values, add: (value, type) => `$${values.push(value)}::${type}` };
}

/** Company facts that a filter is read with. */
export interface FilterCompany {
  country: string;
  timeZone: string;
}

const STOPPED = {
  whatsapp: "c.whatsapp_stopped_at IS NOT NULL",
  sms: "c.sms_stopped_at IS NOT NULL",
  blocked: "c.blocked_at IS NOT NULL",
} as const;
/** The same words as the partial index contact_stopped, so that it can be used. */
export const ANY_STOPPED = `(${Object.values(STOPPED).join(" OR ")})`;

const ON_WHATSAPP = `(c.phone IS NOT NULL OR EXISTS (SELECT 1 FROM identity AS w WHERE w.contact_id = c.id AND w.kind IN ('wa', 'bsuid', 'lid')))`;
const REACH = {
  whatsapp: `(c.no_whatsapp_at IS NULL AND ${ON_WHATSAPP})`,
  sms: "(c.phone IS NOT NULL AND c.no_sms_at IS NULL)",
  email: "c.email IS NOT NULL",
  nowhere: `((c.no_whatsapp_at IS NOT NULL OR NOT ${ON_WHATSAPP}) AND (c.phone IS NULL OR c.no_sms_at IS NOT NULL))`,
} as const;

/** Conditions on `contact AS c` for everything but the search, and but the parts that `skip` names. */
export function contactConditions(
  filter: ContactFilter,
  company: FilterCompany,
  add: AddValue,
  skip: readonly ("list" | "tag")[] = [],
): string[] {
  const { stopped, basis, reach } = filter;
  const parts: (string | false | undefined)[] = [
    filter.list && !skip.includes("list") && inList(add(filter.list, "uuid")),
    filter.tag && !skip.includes("tag") && hasTag(add(filter.tag, "uuid")),
    stopped && (stopped === "any" ? ANY_STOPPED : stopped === "no" ? `NOT ${ANY_STOPPED}` : STOPPED[stopped]),
    basis && (basis === "none" ? "c.basis IS NULL" : `c.basis = ${add(basis, "text")}`),
    reach && REACH[reach],
    filter.import && `c.import_id = ${add(filter.import, "uuid")}`,
    filter.since && createdSince(filter.since, company.timeZone, add),
  ];
  return parts.filter((part): part is string => Boolean(part));
}

const inList = (list: string) =>
  `EXISTS (SELECT 1 FROM list_member AS m WHERE m.list_id = ${list} AND m.contact_id = c.id)`;
const hasTag = (tag: string) =>
  `EXISTS (SELECT 1 FROM contact_tag AS m WHERE m.tag_id = ${tag} AND m.contact_id = c.id)`;

/**
 * A bound on the ids that names the company, too: only the index that begins with the company can keep to it, so that
 * no plan walks through a neighbour's newer rows to find ours.
 */
export function idBound(operator: "<" | ">" | ">=", id: string): string {
  return `(c.company_id, c.id) ${operator} (app_company_id(), ${id})`;
}

/**
 * Ids carry the moment they were made in their first 48 bits (UUIDv7), so the index of ids also bounds the time. A day
 * of slack covers rows whose transaction began long before.
 */
function createdSince(day: string, timeZone: string, add: AddValue): string {
  const since = localTimeToInstant(`${day}T00:00`, timeZone);
  const bound = Math.max(0, since.getTime() - 86_400_000)
    .toString(16)
    .padStart(12, "0");
  const first = `${bound.slice(0, 8)}-${bound.slice(8)}-0000-0000-000000000000`;
  return `${idBound(">=", add(first, "uuid"))} AND c.created_at >= ${add(since, "timestamptz")}`;
}

/** Patterns of the search, or null when nothing is searched for. */
export function patternsOf(filter: ContactFilter, company: FilterCompany): string[] | null {
  const patterns = filter.q ? searchPatterns(filter.q, company.country as PhoneCountry) : [];
  return patterns.length > 0 ? patterns : null;
}

/** `search` matches one of the patterns, checked row by row. */
export function matchesSql(patterns: readonly string[], add: AddValue): string {
  return `(${patterns.map((pattern) => `c.search LIKE ${add(pattern, "text")}`).join(" OR ")})`;
}
