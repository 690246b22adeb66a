import { collectValues, contactConditions, type FilterCompany, idBound, matchesSql } from "./contact-where";
import type { ContactFilter } from "./core/contact-filter";

export interface IdWindow {
  /** Ids below this one (exclusive), i.e. older contacts. */
  below?: string | null;
  /** Ids above this one (exclusive). Alone it gives the nearest ones, i.e. the oldest of the newer. */
  above?: string | null;
  most: number;
}

/** Above every id there is: the first page has a bound like any other. */
const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

export interface Statement {
  text: string;
  values: unknown[];
}

/**
 * `SELECT id`, newest first (oldest first when only `above` is given), driven by the index that fits: members of a list or
 * tag in their order, else the contacts themselves. `patterns` are checked row by row.
 */
export function scanSql(
  filter: ContactFilter,
  company: FilterCompany,
  patterns: readonly string[] | null,
  { below, above, most }: IdWindow,
): Statement {
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
  const upwards = Boolean(above && !below);
  const bound = (operator: "<" | ">", value: string) =>
    driver ? `${id} ${operator} ${add(value, "uuid")}` : idBound(operator, add(value, "uuid"));
  if (above) conditions.push(bound(">", above));
  if (below) conditions.push(bound("<", below));
  else if (!driver && !upwards) conditions.push(bound("<", LAST_ID));
  const order = upwards ? "ASC" : "DESC";
  const where = [from, ...conditions].join(" AND ");
  return {
    text: `SELECT ${id}::text AS id FROM ${where} ORDER BY ${id} ${order} LIMIT ${add(most, "int")}`,
    values,
  };
}

/**
 * One look into the search index: up to `batch` candidates below `below`, and those of them that the other filters let
 * through. → {ids, last (the oldest candidate), seen (how many)}
 */
export function searchSql(
  filter: ContactFilter,
  company: FilterCompany,
  patterns: readonly string[],
  { below, above, most: batch }: IdWindow,
): Statement {
  const { values, add } = collectValues();
  const cursor = add(below ?? null, "uuid");
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
  return {
    text: `WITH candidate AS MATERIALIZED (
       SELECT contact_id FROM (${parts.join(" UNION ")}) AS part ORDER BY contact_id DESC LIMIT ${most}
     )
     SELECT (SELECT array_agg(id::text ORDER BY id DESC) FROM (${ids}) AS chosen) AS ids,
       (SELECT contact_id::text FROM candidate ORDER BY contact_id LIMIT 1) AS last,
       (SELECT count(*)::int FROM candidate) AS seen`,
    values,
  };
}
