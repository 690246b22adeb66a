import type { CompanyContext } from "~/platform/db/company-types";
import type { ContactFilter } from "./core/contact-filter";

export interface FilterChoices {
  lists: { id: string; name: string }[];
  tags: { id: string; name: string }[];
  /** File name of the import that is filtered by; null when it is gone. */
  importName: string | null;
}

/** What the filters, and the bulk dialogs, let one choose from. */
export function filterChoices(ctx: CompanyContext, filter: ContactFilter): Promise<FilterChoices> {
  return ctx.read(async ({ db }) => {
    const byName = { select: { id: true, name: true }, orderBy: { name: "asc" as const }, take: 1_000 };
    const lists = await db.contactList.findMany(byName);
    const tags = await db.tag.findMany(byName);
    const file = filter.import
      ? await db.import.findFirst({ where: { id: filter.import }, select: { filename: true } })
      : null;
    return { lists, tags, importName: file?.filename ?? null };
  });
}
