import type { CompanyContext } from "~/platform/db/company-types";
import type { ContactSelection } from "./contacts.schema";
import { findContactIds } from "./find-contact-ids.sql.server";
import { readFilterCompany } from "./read-filter-company.server";

/**
 * The ids of a selection, slice by slice, each read on its own, so that a million need no memory and no long lock. Ids
 * that somebody typed may be another company's: what uses them meets the walls.
 */
export async function* eachContactSlice(
  ctx: CompanyContext,
  selection: ContactSelection,
  size: number,
): AsyncGenerator<string[]> {
  if ("ids" in selection) {
    const ids = [...new Set(selection.ids)];
    for (let at = 0; at < ids.length; at += size) yield ids.slice(at, at + size);
    return;
  }
  let below: string | null = selection.until ?? Bun.randomUUIDv7();
  while (below) {
    const window: { below: string; most: number } = { below, most: size };
    const ids: string[] = await ctx.read(async (scope) =>
      findContactIds(scope, selection.filter, await readFilterCompany(scope), window),
    );
    if (ids.length > 0) yield ids;
    below = ids.length === size ? ids.at(-1)! : null;
  }
}
