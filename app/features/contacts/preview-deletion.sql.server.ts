import type { CompanyContext } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { collectValues, contactConditions, matchesSql, patternsOf } from "./contact-where";
import type { ContactSelection } from "./contacts.schema";
import { HAS_HISTORY, HAS_STOPPED } from "./kept-sql";
import { readFilterCompany } from "./read-filter-company.server";

export interface DeletionPreview {
  chosen: number;
  /** Kept because they stopped us or are blocked. */
  stopped: number;
  /** Kept because messages were exchanged. */
  history: number;
  deleted: number;
  /** Only contacts older than this id are meant: who comes later was not on screen. */
  until: string;
}

/** What deleting would do, in numbers, without doing it. */
export function previewDeletion(ctx: CompanyContext, selection: ContactSelection): Promise<DeletionPreview> {
  return ctx.read(async (scope) => {
    const until = ("until" in selection && selection.until) || Bun.randomUUIDv7();
    const { values, add } = collectValues();
    const conditions: string[] = [];
    if ("ids" in selection) conditions.push(`c.id = ANY (${add(`{${selection.ids.join(",")}}`, "uuid[]")})`);
    else {
      const company = await readFilterCompany(scope);
      conditions.push(...contactConditions(selection.filter, company, add), `c.id < ${add(until, "uuid")}`);
      const patterns = patternsOf(selection.filter, company);
      if (patterns) conditions.push(matchesSql(patterns, add));
    }
    const [row] = await sqlOf(scope).query<{ chosen: number; stopped: number; history: number }>(
      `SELECT count(*)::int AS chosen, count(*) FILTER (WHERE stopped)::int AS stopped,
         count(*) FILTER (WHERE history AND NOT stopped)::int AS history
       FROM (SELECT ${HAS_STOPPED} AS stopped, ${HAS_HISTORY} AS history FROM contact AS c
         WHERE ${conditions.join(" AND ")}) AS person`,
      values,
    );
    const { chosen = 0, stopped = 0, history = 0 } = row ?? {};
    return { chosen, stopped, history, deleted: chosen - stopped - history, until };
  });
}
