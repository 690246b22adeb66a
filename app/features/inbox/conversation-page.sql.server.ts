import { collectValues } from "~/features/contacts/contact-where";
import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import { type RawRow, ROW_COLUMNS, rowsSql, toRow } from "./conversation-columns";
import type { Reader } from "./conversation-conditions";
import { conversationLegs } from "./conversation-legs";
import type { ConversationPage } from "./conversation-row";
import type { InboxFilter } from "./core/inbox-filter";
import { type ListPlace, writeListCursor } from "./core/list-cursor";
import { readReader } from "./read-reader.server";

export const PAGE_SIZE = 30;

/** The statement of a page, one row more than it shows. */
export function pageSql(filter: InboxFilter, reader: Reader, before: ListPlace | null, size: number) {
  const { values, add } = collectValues();
  const legs = conversationLegs(filter, reader, add, {
    columns: ROW_COLUMNS,
    before,
    most: size + 1,
  });
  const page = `(SELECT * FROM ${legs} AS leg ORDER BY last_message_at DESC, id DESC LIMIT ${add(size + 1, "int")})`;
  return { text: `${rowsSql(page, reader, add)} ORDER BY v.last_message_at DESC, v.id DESC`, values };
}

/**
 * A page of the conversations that the caller sees, the newest message first, in one query (and two about the caller,
 * when their sight is narrowed). A conversation whose message comes while somebody scrolls moves to the top: it is seen
 * there again, and never missing. `filter.q` is for the search and not looked at here.
 */
export async function conversationPage(
  ctx: CompanyContext,
  filter: InboxFilter,
  { before = null, size = PAGE_SIZE }: { before?: ListPlace | null; size?: number } = {},
): Promise<ConversationPage> {
  const reader = await readReader(ctx);
  const { text, values } = pageSql(filter, reader, before, size);
  const raw = await sqlTransaction(ctx, "read", (sql) => sql.prepared<RawRow>(text, values));
  const shown = raw.slice(0, size);
  const last = shown.at(-1);
  const now = new Date();
  return {
    rows: shown.map((row) => toRow(row, now)),
    next: raw.length > size && last ? writeListCursor({ at: last.lastMessageAt, id: last.id }) : null,
  };
}
