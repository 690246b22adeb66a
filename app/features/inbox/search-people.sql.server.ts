import { collectValues, matchesSql } from "~/features/contacts/contact-where";
import { hasTrigram } from "~/features/contacts/core/search-patterns";
import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import { type RawRow, ROW_COLUMNS, rowsSql, toRow } from "./conversation-columns";
import { conversationConditions, type Reader } from "./conversation-conditions";
import { conversationLegs } from "./conversation-legs";
import type { ConversationRow } from "./conversation-row";
import type { InboxFilter } from "./core/inbox-filter";

const SHOWN = 10;
/** People looked at, of all that are called so: the newest ones. */
const PEOPLE = 200;
/** Conversations looked through for one or two letters, with which the index of people is no help. */
const NEWEST = 300;
const ALL: InboxFilter = { view: "all" };

/** Conversations with people whom LIKE `patterns` (searchPatterns) find, that the reader sees; the newest first. */
export async function searchPeople(
  ctx: CompanyContext,
  patterns: readonly string[],
  reader: Reader,
): Promise<ConversationRow[]> {
  if (patterns.length === 0) return [];
  const { values, add } = collectValues();
  const found = patterns.every(hasTrigram) ? byIndex() : amongNewest();
  const page = `(SELECT * FROM ${found} AS f ORDER BY last_message_at DESC, id DESC LIMIT ${SHOWN})`;
  const text = `${rowsSql(page, reader, add)} ORDER BY v.last_message_at DESC, v.id DESC`;
  const raw = await sqlTransaction(ctx, "read", (sql) => sql.query<RawRow>(text, values));
  const now = new Date();
  return raw.map((row) => toRow(row, now));

  function byIndex(): string {
    const parts = patterns.map(
      (pattern) => `SELECT contact_id FROM search_contacts(${add(pattern, "text")}, NULL, ${PEOPLE})`,
    );
    const conditions = conversationConditions(ALL, reader, add).join(" AND ");
    return `(SELECT t.* FROM (${parts.join(" UNION ")}) AS person CROSS JOIN LATERAL (
      SELECT ${ROW_COLUMNS} FROM conversation AS c
      WHERE c.contact_id = person.contact_id AND ${conditions} LIMIT ${SHOWN}) AS t)`;
  }

  function amongNewest(): string {
    const legs = conversationLegs(ALL, reader, add, { columns: ROW_COLUMNS, most: NEWEST });
    return `(SELECT t.* FROM ${legs} AS t CROSS JOIN LATERAL (
      SELECT 1 FROM contact AS c WHERE c.id = t.contact_id AND ${matchesSql(patterns, add)} LIMIT 1) AS person)`;
  }
}
