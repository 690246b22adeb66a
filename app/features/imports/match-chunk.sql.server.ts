import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import type { RowChunk } from "./core/row-chunk";
import { hasContacts, type KnownContact, type Matches, matchContacts } from "./match-contacts.sql.server";

/** Whom of a chunk the company knows, without holding anybody. */
export function matchChunk(ctx: CompanyContext, chunk: RowChunk): Promise<Matches<KnownContact>> {
  const people = chunk.rows.map((row) => row.contact);
  return sqlTransaction(ctx, "read", async (sql) =>
    (await hasContacts(sql)) ? matchContacts(sql, ctx.companyId, people, false) : new Map(),
  );
}
