import type { CompanyRead } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { type Row, type RowChange, rowChanges } from "./core/row-changes";

interface Tracked {
  table: string;
  key: readonly string[];
  /** $1 = both contacts, $2 = their conversations. */
  where: string;
  /** Only these, for rows that are many or wide. */
  columns?: string;
}

const OF_CONTACT = "contact_id = ANY ($1::uuid[])";
const OF_THREAD = "conversation_id = ANY ($2::uuid[])";

/**
 * What belongs to a person, in the order in which rows may be made again. Bubbles are journaled by their ids alone;
 * conversation_label and outgoing_due follow by trigger.
 */
export const MERGED_TABLES: readonly Tracked[] = [
  { table: "contact", key: ["id"], where: "id = ANY ($1::uuid[])" },
  { table: "conversation", key: ["id"], where: "id = ANY ($2::uuid[])" },
  { table: "identity", key: ["id"], where: OF_CONTACT },
  { table: "list_member", key: ["list_id", "contact_id"], where: OF_CONTACT },
  { table: "contact_tag", key: ["tag_id", "contact_id"], where: OF_CONTACT },
  // Nobody may rewrite a record of consent: it goes, and is written for the other with the same id.
  { table: "consent_record", key: ["id", "contact_id"], where: OF_CONTACT },
  { table: "import_change", key: ["import_id", "contact_id"], where: OF_CONTACT },
  { table: "import_same", key: ["import_id", "contact_id"], where: OF_CONTACT },
  { table: "portfolio_start", key: ["portfolio_id", "contact_id"], where: OF_CONTACT },
  { table: "conversation_read", key: ["conversation_id", "user_id"], where: OF_THREAD },
  { table: "draft", key: ["conversation_id", "user_id"], where: OF_THREAD },
  { table: "survey_answer", key: ["id"], where: OF_THREAD },
  {
    table: "outgoing",
    key: ["id"],
    where: OF_CONTACT,
    columns:
      "id, contact_id, conversation_id, connection_id, campaign_id, state, why, not_before, settled_at",
  },
  {
    table: "whatsapp_send",
    key: ["id"],
    where: `id IN (SELECT id FROM outgoing WHERE ${OF_CONTACT})`,
    columns: "id, contact_id",
  },
];

export interface Belongings {
  contactIds: readonly string[];
  conversationIds: readonly string[];
}

type Snapshot = Map<string, Row[]>;

/** Every row of these contacts and conversations, as it is now. */
export async function lookAtRows(scope: CompanyRead, of: Belongings, before?: Snapshot): Promise<Snapshot> {
  const sql = sqlOf(scope);
  const found: Snapshot = new Map();
  for (const { table, where, columns = "*" } of MERGED_TABLES) {
    // A row that lost its person is still the same row.
    const known = columns === "*" ? undefined : before?.get(table)?.map(({ id }) => String(id));
    const rows = await sql.query<{ row: Row }>(
      `SELECT to_jsonb(t) AS row FROM (SELECT ${columns} FROM ${table}
         WHERE ($1::uuid[] IS NOT NULL AND $2::uuid[] IS NOT NULL) AND ${known ? "id = ANY ($3::uuid[])" : where}) AS t`,
      [asArray(of.contactIds), asArray(of.conversationIds), ...(known ? [asArray(known)] : [])],
    );
    found.set(
      table,
      rows.map(({ row }) => row),
    );
  }
  return found;
}

/** What became of all those rows since `before`. */
export async function changesSince(
  scope: CompanyRead,
  of: Belongings,
  before: Snapshot,
): Promise<RowChange[]> {
  const after = await lookAtRows(scope, of, before);
  return MERGED_TABLES.flatMap(({ table, key }) =>
    rowChanges(table, key, before.get(table) ?? [], after.get(table) ?? []),
  );
}

const asArray = (ids: readonly string[]) => `{${ids.join(",")}}`;
