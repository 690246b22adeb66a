import { wakeLane } from "~/features/outgoing/wake-lane.sql.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import type { MergeJournal } from "./core/merge-journal";
import type { Row, RowChange } from "./core/row-changes";
import { undoRowChange } from "./core/undo-row-change";
import { MERGED_TABLES } from "./merge-journal.sql.server";
import { deleteRows, insertRows, updateRows } from "./write-rows.sql.server";

/** Places one was put in: when the kept contact has been taken out since, that holds for both. */
const PLACES: Readonly<Record<string, string>> = {
  list_member: "list_id",
  contact_tag: "tag_id",
  import_same: "import_id",
};

interface Pair {
  keptId: string;
  goneId: string;
}

/** Puts every journaled row back, where nobody has changed it since. */
export async function restoreRows(
  tx: CompanyTransaction,
  { changes, threads }: MergeJournal,
  pair: Pair,
  now: Date,
): Promise<void> {
  const current = await currentRows(tx, changes, pair);
  const plans = changes
    .filter((change) => isWanted(change, current, pair))
    .map((change) => ({ change, undo: undoRowChange(change, current.get(idOf(change)) ?? null) }));
  const tables = MERGED_TABLES.map(({ table, key }) => ({
    table,
    key,
    plans: plans.filter(({ change }) => change.table === table),
  }));
  // What must go first, since what comes back may have its id.
  for (const { table, key, plans } of tables.toReversed()) {
    const gone = plans.flatMap(({ change, undo }) => (undo && "remove" in undo ? [change.key] : []));
    await deleteRows(tx, table, key, gone);
  }
  for (const { table, plans } of tables) {
    await insertRows(
      tx,
      table,
      plans.flatMap(({ undo }) => (undo && "insert" in undo ? [undo.insert] : [])),
    );
  }
  const alive = await aliveCampaigns(tx, changes);
  for (const { table, key, plans } of tables) {
    const updates = plans.flatMap(({ change, undo }) =>
      undo && "update" in undo
        ? [
            {
              key: change.key,
              columns: table === "outgoing" ? settled(change, undo.update, alive) : undo.update,
            },
          ]
        : [],
    );
    // A campaign has a contact once: the one who leaves goes before the one who comes back.
    const leaves = ({ columns }: { columns: Row }) => columns.contact_id === pair.goneId;
    await updateRows(tx, table, key, updates.filter(leaves));
    await updateRows(
      tx,
      table,
      key,
      updates.filter((one) => !leaves(one)),
    );
  }
  for (const { goneId, keptId, messageIds } of threads) {
    await sqlOf(tx).execute(
      "UPDATE message SET conversation_id = $1::uuid WHERE conversation_id = $2::uuid AND id = ANY ($3::uuid[])",
      [goneId, keptId, `{${messageIds.join(",")}}`],
    );
  }
  await wake(tx, changes, alive, now);
}

const idOf = ({ table, key }: Pick<RowChange, "table" | "key">) =>
  `${table} ${Object.keys(key)
    .sort()
    .map((name) => key[name])
    .join(" ")}`;

/** The rows of the journal, and the kept contact's own places, as they are now. */
async function currentRows(tx: CompanyTransaction, changes: readonly RowChange[], { keptId }: Pair) {
  const rows = new Map<string, Row>();
  for (const { table, key, columns = "*" } of MERGED_TABLES) {
    const mine = changes.filter((change) => change.table === table);
    if (mine.length === 0) continue;
    const first = key[0]!;
    const place = PLACES[table];
    const keys = [
      ...mine.map((change) => change.key),
      ...(place ? mine.map((change) => ({ ...change.key, contact_id: keptId })) : []),
    ];
    const found = await sqlOf(tx).query<{ row: Row }>(
      `SELECT to_jsonb(t) AS row FROM (SELECT ${columns} FROM ${table} WHERE ${first} = ANY ($1::uuid[])) AS t`,
      [`{${[...new Set(keys.map((one) => String((one as Row)[first])))].join(",")}}`],
    );
    for (const { row } of found) {
      rows.set(idOf({ table, key: Object.fromEntries(key.map((name) => [name, row[name]])) }), row);
    }
  }
  return rows;
}

function isWanted(
  { table, key, before, after }: RowChange,
  current: Map<string, Row>,
  { keptId, goneId }: Pair,
) {
  if (!before || after || key.contact_id !== goneId || !(table in PLACES)) return true;
  return current.has(idOf({ table, key: { ...key, contact_id: keptId } }));
}

/** A message that the merge took out of the queue goes back only while its campaign is under way; an answer never. */
function settled({ before, after }: RowChange, update: Row, alive: ReadonlySet<string>): Row {
  const returns = before?.state === "waiting" && after?.state === "skipped" && "state" in update;
  if (!returns || alive.has(String(before?.campaign_id))) return update;
  const { state: _, why: __, not_before: ___, settled_at: ____, ...rest } = update;
  return rest;
}

async function aliveCampaigns(tx: CompanyTransaction, changes: readonly RowChange[]): Promise<Set<string>> {
  const ids = changes.flatMap(({ table, before }) =>
    table === "outgoing" && before?.state === "waiting" && before.campaign_id
      ? [String(before.campaign_id)]
      : [],
  );
  const found = await tx.db.campaign.findMany({
    where: { id: { in: [...new Set(ids)] }, state: { in: ["scheduled", "preparing", "running", "paused"] } },
    select: { id: true },
  });
  return new Set(found.map(({ id }) => id));
}

async function wake(
  tx: CompanyTransaction,
  changes: readonly RowChange[],
  alive: ReadonlySet<string>,
  now: Date,
) {
  const connections = changes.flatMap(({ table, before, after }) =>
    table === "outgoing" &&
    before?.state === "waiting" &&
    after?.state === "skipped" &&
    alive.has(String(before.campaign_id))
      ? [String(before.connection_id)]
      : [],
  );
  for (const connectionId of [...new Set(connections)].sort()) await wakeLane(tx, connectionId, now);
}
