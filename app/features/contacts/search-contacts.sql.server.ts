import type { CompanyRead } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { hasTrigram } from "./core/search-patterns";

export interface SearchedContact {
  id: string;
  firstName: string;
  lastName: string;
  phone: string | null;
  email: string | null;
}

const MOST = 200;

/** Contacts whose search line holds these words as they stand (folded), the newest first; too short for the index → none. */
export async function searchContacts(scope: CompanyRead, words: string): Promise<SearchedContact[]> {
  const pattern = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  if (!hasTrigram(pattern)) return [];
  const found = await sqlOf(scope).query<{ id: string }>(
    `SELECT contact_id::text AS id FROM search_contacts($1::text, NULL, ${MOST})`,
    [pattern],
  );
  return scope.db.contact.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    select: { id: true, firstName: true, lastName: true, phone: true, email: true },
  });
}
