import type { CompanyContext } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { collectValues, contactConditions, matchesSql, patternsOf } from "./contact-where";
import type { ContactFilter } from "./core/contact-filter";
import { hasTrigram } from "./core/search-patterns";
import { readFilterCompany } from "./read-filter-company.server";

const EVERYTHING = 2_147_483_647;

/** @param most stop counting here */
export function countContactIds(
  ctx: CompanyContext,
  filter: ContactFilter,
  most = EVERYTHING,
): Promise<number> {
  return ctx.read(async (scope) => {
    const company = await readFilterCompany(scope);
    const { values, add } = collectValues();
    const patterns = patternsOf(filter, company);
    const driver = patterns ? null : filter.list ? "list" : filter.tag ? "tag" : null;
    const conditions = contactConditions(filter, company, add, driver ? [driver] : []);
    let from = "contact AS c";
    if (driver) {
      // Members alone say how many they are; the contacts are only asked when something else is wanted of them.
      from = driver === "list" ? "list_member AS d" : "contact_tag AS d";
      if (conditions.length > 0) from += " JOIN contact AS c ON c.id = d.contact_id";
      conditions.push(`d.${driver}_id = ${add(filter[driver], "uuid")}`);
    }
    if (patterns?.every(hasTrigram)) {
      const limit = add(conditions.length > 0 ? EVERYTHING : most, "int");
      const parts = patterns.map(
        (pattern) => `SELECT contact_id FROM search_contacts(${add(pattern, "text")}, NULL, ${limit})`,
      );
      from = `(${parts.join(" UNION ")}) AS candidate`;
      if (conditions.length > 0) from += " JOIN contact AS c ON c.id = candidate.contact_id";
    } else if (patterns) conditions.push(matchesSql(patterns, add));
    const where = conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : "";
    const [row] = await sqlOf(scope).query<{ n: number }>(
      `SELECT count(*)::int AS n FROM (SELECT 1 FROM ${from} ${where} LIMIT ${add(most, "bigint")}) AS found`,
      values,
    );
    return row?.n ?? 0;
  });
}
