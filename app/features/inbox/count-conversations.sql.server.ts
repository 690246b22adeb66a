import { collectValues } from "~/features/contacts/contact-where";
import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import type { Reader } from "./conversation-conditions";
import { conversationLegs } from "./conversation-legs";
import { INBOX_VIEWS, type InboxFilter, type InboxView } from "./core/inbox-filter";
import { COUNTED_AT_MOST, type InboxCounts } from "./inbox-counts";
import { readReader } from "./read-reader.server";

type Variant = InboxView | "mine" | "unassigned" | "anyone" | "unread" | "persona";

/** One statement with a capped count per variant of the filter. */
export function countsSql(filter: InboxFilter, reader: Reader) {
  const { values, add } = collectValues();
  const { who: _, ...anyone } = filter;
  const variants: [Variant, InboxFilter][] = [
    ...INBOX_VIEWS.map((view): [Variant, InboxFilter] => [view, { ...filter, view }]),
    ["mine", { ...filter, who: "mine" }],
    ["unassigned", { ...filter, who: "unassigned" }],
    ["anyone", anyone],
    ["unread", { ...filter, unread: true }],
    ["persona", { ...filter, handledBy: "persona" }],
  ];
  const most = COUNTED_AT_MOST;
  const counts = variants.map(([name, narrowed]) => {
    const legs = conversationLegs(narrowed, reader, add, { columns: "c.id", most });
    return `(SELECT count(*)::int FROM (SELECT 1 FROM ${legs} AS leg LIMIT ${most}) AS n) AS "${name}"`;
  });
  return { text: `SELECT ${counts.join(", ")}`, values };
}

/**
 * The numbers beside the views and choices: how many conversations there would be if only that choice of `filter` were
 * another. In one query that reads at most COUNTED_AT_MOST rows of an index per number and leg, whatever a company has;
 * that many means "that many or more". Only what the caller sees is counted.
 */
export async function countConversations(ctx: CompanyContext, filter: InboxFilter): Promise<InboxCounts> {
  const reader = await readReader(ctx);
  const { text, values } = countsSql(filter, reader);
  const [row] = await sqlTransaction(ctx, "read", (sql) =>
    sql.prepared<Record<Variant, number>>(text, values),
  );
  const { mine, unassigned, anyone, unread, persona, ...views } = row!;
  return { views, who: { mine, unassigned, all: anyone }, unread, persona };
}
