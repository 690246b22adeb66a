import { listConnections } from "~/features/connections/list-connections.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { listTemplateAccounts } from "./list-template-accounts.server";
import { pageTemplates } from "./list-templates.server";
import { templateFilters } from "./templates.schema";

const PAGE_SIZE = 50;

/** What the list page shows for its address. */
export async function loadTemplateList(ctx: CompanyContext, search: URLSearchParams) {
  const given = {
    q: search.get("q") ?? undefined,
    status: search.get("status") ?? undefined,
    language: search.get("language") ?? undefined,
    connectionId: search.get("connection") ?? undefined,
  };
  const { data = {} } = templateFilters.safeParse(given);
  const place = { after: search.get("after"), before: search.get("before"), size: PAGE_SIZE };
  const [page, facets, connections] = await Promise.all([
    pageTemplates(ctx, data, place),
    loadFacets(ctx),
    listConnections(ctx),
  ]);
  const accounts = await listTemplateAccounts(ctx);
  const numbers = connections.map(({ id, name, kind }) => ({ id, name, kind }));
  // Told apart only where there is more than one.
  const accountNames = Object.fromEntries(accounts.map(({ wabaId, name }) => [wabaId, name]));
  const named = accounts.length > 1 ? accountNames : {};
  return {
    ...page,
    ...facets,
    accountNames: named,
    connections: numbers,
    filtered: Object.values(given).some(Boolean),
  };
}

/** The statuses and languages that there are, so that no filter is empty. */
function loadFacets(ctx: CompanyContext) {
  return ctx.read(async ({ db }) => {
    const statuses = await db.template.groupBy({ by: ["status"], where: { missingSince: null } });
    const languages = await db.template.groupBy({ by: ["language"] });
    const missing = await db.template.count({ where: { missingSince: { not: null } } });
    return {
      statuses: [...statuses.map(({ status }) => status).sort(), ...(missing > 0 ? ["MISSING"] : [])],
      languages: languages.map(({ language }) => language).sort(),
    };
  });
}
