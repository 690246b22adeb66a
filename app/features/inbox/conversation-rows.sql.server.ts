import { collectValues } from "~/features/contacts/contact-where";
import { plainArray } from "~/platform/db/array-literal";
import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import { type RawRow, ROW_COLUMNS, rowsSql, toRow } from "./conversation-columns";
import { conversationConditions, sightSql } from "./conversation-conditions";
import type { ConversationRow } from "./conversation-row";
import type { InboxFilter } from "./core/inbox-filter";
import { readReader } from "./read-reader.server";

export interface ConversationRows {
  /** Newest first; whatever is not there, or not the caller's to see, is left out. */
  rows: ConversationRow[];
  /** Those of them that the filter shows; its words (`q`) are not looked at. */
  matching: string[];
}

/** Rows by id, for a list that is on the screen while things change. */
export async function conversationRows(
  ctx: CompanyContext,
  ids: readonly string[],
  filter: InboxFilter,
): Promise<ConversationRows> {
  if (ids.length === 0) return { rows: [], matching: [] };
  const reader = await readReader(ctx);
  const { values, add } = collectValues();
  const matches = `coalesce(${conversationConditions(filter, reader, add).join(" AND ")}, false)`;
  const where = [`c.id = ANY (${add(plainArray(ids), "uuid[]")})`, "c.last_message_at IS NOT NULL"];
  const seen = sightSql(reader.sight, add);
  if (seen) where.push(seen);
  const source = `(SELECT ${ROW_COLUMNS}, ${matches} AS matches FROM conversation AS c WHERE ${where.join(" AND ")})`;
  const text = `${rowsSql(source, reader, add, ["matches"])} ORDER BY v.last_message_at DESC, v.id DESC`;
  const raw = await sqlTransaction(ctx, "read", (sql) =>
    sql.query<RawRow & { matches: boolean }>(text, values),
  );
  const now = new Date();
  return {
    rows: raw.map(({ matches: _, ...row }) => toRow(row, now)),
    matching: raw.filter((row) => row.matches).map((row) => row.id),
  };
}
