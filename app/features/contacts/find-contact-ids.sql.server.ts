import type { CompanyRead } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import {
  collectValues,
  contactConditions,
  type FilterCompany,
  matchesSql,
  patternsOf,
} from "./contact-where";
import type { ContactFilter } from "./core/contact-filter";
import { hasTrigram } from "./core/search-patterns";

export interface IdWindow {
  /** Ids below this one (exclusive), i.e. older contacts. */
  below?: string | null;
  /** Ids above this one (exclusive). Alone it gives the nearest ones, i.e. the oldest of the newer. */
  above?: string | null;
  most: number;
}

/**
 * How many candidates the first look into the search index brings, when further conditions thin them out. If those do
 * not fill the page, the next look brings all: each look costs as much as the search has matches, so two must do.
 */
const CANDIDATES = 20_000;
const EVERYTHING = 2_147_483_647;

/**
 * Ids of contacts that match, the newest first, by keyset: ids are time-ordered, so rows that are added meanwhile move
 * no page. Each filter is driven by its own index: list and tag by their members in order, a search by its trigrams.
 */
export async function findContactIds(
  scope: CompanyRead,
  filter: ContactFilter,
  company: FilterCompany,
  window: IdWindow,
): Promise<string[]> {
  const patterns = patternsOf(filter, company);
  if (patterns?.every(hasTrigram)) return searchIds(scope, filter, company, patterns, window);
  return scanIds(scope, filter, company, patterns, window);
}

async function scanIds(
  scope: CompanyRead,
  filter: ContactFilter,
  company: FilterCompany,
  patterns: string[] | null,
  { below, above, most }: IdWindow,
): Promise<string[]> {
  const { values, add } = collectValues();
  const driver = filter.list ? "list" : filter.tag ? "tag" : null;
  const from = {
    list: () =>
      `list_member AS d JOIN contact AS c ON c.id = d.contact_id WHERE d.list_id = ${add(filter.list, "uuid")}`,
    tag: () =>
      `contact_tag AS d JOIN contact AS c ON c.id = d.contact_id WHERE d.tag_id = ${add(filter.tag, "uuid")}`,
    none: () => "contact AS c WHERE true",
  }[driver ?? "none"]();
  const id = driver ? "d.contact_id" : "c.id";
  const conditions = contactConditions(filter, company, add, driver ? [driver] : []);
  if (patterns) conditions.push(matchesSql(patterns, add));
  if (below) conditions.push(`${id} < ${add(below, "uuid")}`);
  if (above) conditions.push(`${id} > ${add(above, "uuid")}`);
  const upwards = Boolean(above && !below);
  const rows = await sqlOf(scope).query<{ id: string }>(
    `SELECT ${id}::text AS id FROM ${[from, ...conditions].join(" AND ")}
     ORDER BY ${id} ${upwards ? "ASC" : "DESC"} LIMIT ${add(most, "int")}`,
    values,
  );
  const ids = rows.map((row) => row.id);
  return upwards ? ids.reverse() : ids;
}

async function searchIds(
  scope: CompanyRead,
  filter: ContactFilter,
  company: FilterCompany,
  patterns: string[],
  { below, above, most }: IdWindow,
): Promise<string[]> {
  const filtered = contactConditions(filter, company, collectValues().add).length > 0;
  // Going up, everything newer is read from the top, and the last rows are the nearest.
  let batch = filtered || above ? Math.max(CANDIDATES, most) : most;
  const found: string[] = [];
  let cursor = below ?? null;
  for (;;) {
    const { ids, last, seen } = await searchBatch(
      scope,
      filter,
      company,
      patterns,
      cursor,
      above ?? null,
      batch,
    );
    found.push(...ids);
    const enough = above ? last !== null && last <= above : found.length >= most;
    if (enough || seen < batch || last === null) break;
    cursor = last;
    if (filtered) batch = EVERYTHING;
  }
  return above && !below ? found.slice(-most) : found.slice(0, most);
}

interface Batch {
  ids: string[];
  /** Oldest candidate looked at. */
  last: string | null;
  seen: number;
}

async function searchBatch(
  scope: CompanyRead,
  filter: ContactFilter,
  company: FilterCompany,
  patterns: string[],
  below: string | null,
  above: string | null,
  batch: number,
): Promise<Batch> {
  const { values, add } = collectValues();
  const cursor = add(below, "uuid");
  const most = add(batch, "int");
  const parts = patterns.map(
    (pattern) => `SELECT contact_id FROM search_contacts(${add(pattern, "text")}, ${cursor}, ${most})`,
  );
  const conditions = contactConditions(filter, company, add);
  if (above) conditions.push(`c.id > ${add(above, "uuid")}`);
  // No condition, no visit to the table: the index has answered already.
  const ids = conditions.length
    ? `SELECT c.id FROM candidate JOIN contact AS c ON c.id = candidate.contact_id WHERE ${conditions.join(" AND ")}`
    : "SELECT contact_id AS id FROM candidate";
  const [row] = await sqlOf(scope).query<{ ids: string[] | null; last: string | null; seen: number }>(
    `WITH candidate AS MATERIALIZED (
       SELECT contact_id FROM (${parts.join(" UNION ")}) AS part ORDER BY contact_id DESC LIMIT ${most}
     )
     SELECT (SELECT array_agg(id::text ORDER BY id DESC) FROM (${ids}) AS chosen) AS ids,
       (SELECT contact_id::text FROM candidate ORDER BY contact_id LIMIT 1) AS last,
       (SELECT count(*)::int FROM candidate) AS seen`,
    values,
  );
  return { ids: row?.ids ?? [], last: row?.last ?? null, seen: row?.seen ?? 0 };
}
