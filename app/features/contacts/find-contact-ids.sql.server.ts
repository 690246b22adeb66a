import type { CompanyRead } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { type IdWindow, scanSql, searchSql } from "./contact-ids-sql";
import { collectValues, contactConditions, type FilterCompany, patternsOf } from "./contact-where";
import type { ContactFilter } from "./core/contact-filter";
import { hasTrigram } from "./core/search-patterns";

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
  const { text, values } = scanSql(filter, company, patterns, window);
  const ids = (await sqlOf(scope).query<{ id: string }>(text, values)).map(({ id }) => id);
  return window.above && !window.below ? ids.reverse() : ids;
}

interface Batch {
  ids: string[] | null;
  /** Oldest candidate looked at. */
  last: string | null;
  seen: number;
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
    const { text, values } = searchSql(filter, company, patterns, { below: cursor, above, most: batch });
    const [row] = await sqlOf(scope).query<Batch>(text, values);
    const { ids = null, last = null, seen = 0 } = row ?? {};
    for (const id of ids ?? []) found.push(id);
    const enough = above ? last !== null && last <= above : found.length >= most;
    if (enough || seen < batch || last === null) break;
    cursor = last;
    if (filtered) batch = EVERYTHING;
  }
  return above && !below ? found.slice(-most) : found.slice(0, most);
}
