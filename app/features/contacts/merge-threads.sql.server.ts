import { foldThreads, type WindowOf } from "~/features/inbox/core/fold-threads";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import type { Row } from "./core/row-changes";
import { updateRows } from "./write-rows.sql.server";

/** A thread that became part of another, with the bubbles that moved there. */
export interface JoinedThread {
  goneId: string;
  keptId: string;
  messageIds: string[];
}

/**
 * What was said to two contacts is one thread per number of ours: bubbles and reads move into the kept contact's, whose
 * row is folded. Threads on numbers that only one of them used change their contact. Both contacts and all their threads
 * are locked already.
 */
export async function mergeThreads(
  tx: CompanyTransaction,
  gone: string,
  kept: string,
  windowOf: WindowOf,
): Promise<JoinedThread[]> {
  const sql = sqlOf(tx);
  const pairs = await sql.query<{ gone: Row; kept: Row }>(
    `SELECT to_jsonb(g) AS gone, to_jsonb(k) AS kept FROM conversation AS g
     JOIN conversation AS k ON k.connection_id = g.connection_id AND k.contact_id = $2::uuid
     WHERE g.contact_id = $1::uuid ORDER BY g.id`,
    [gone, kept],
  );
  const joined: JoinedThread[] = [];
  for (const pair of pairs) joined.push(await joinPair(tx, pair, windowOf));
  await sql.execute("UPDATE conversation SET contact_id = $2::uuid WHERE contact_id = $1::uuid", [
    gone,
    kept,
  ]);
  await sql.execute(
    `UPDATE survey_answer SET contact_id = $2::uuid WHERE contact_id = $1::uuid
       AND conversation_id IN (SELECT id FROM conversation WHERE contact_id = $2::uuid)`,
    [gone, kept],
  );
  return joined;
}

async function joinPair(
  tx: CompanyTransaction,
  pair: { gone: Row; kept: Row },
  windowOf: WindowOf,
): Promise<JoinedThread> {
  const sql = sqlOf(tx);
  const both = [String(pair.gone.id), String(pair.kept.id)];
  const moved = await sql.query<{ id: string }>(
    "UPDATE message SET conversation_id = $2::uuid WHERE conversation_id = $1::uuid RETURNING id::text AS id",
    both,
  );
  await sql.execute("UPDATE outgoing SET conversation_id = $2::uuid WHERE conversation_id = $1::uuid", both);
  await joinReads(tx, both);
  await joinDrafts(tx, both);
  await sql.execute(
    "UPDATE survey_answer SET conversation_id = $2::uuid WHERE conversation_id = $1::uuid",
    both,
  );
  await sql.execute("DELETE FROM conversation WHERE id = $1::uuid", [both[0]]);
  await updateRows(
    tx,
    "conversation",
    ["id"],
    [{ key: { id: both[1] }, columns: foldThreads(pair.kept, pair.gone, windowOf) }],
  );
  return { goneId: both[0]!, keptId: both[1]!, messageIds: moved.map(({ id }) => id) };
}

/** What a member has seen of each they have seen of both. */
async function joinReads(tx: CompanyTransaction, both: string[]) {
  await sqlOf(tx).execute(
    `INSERT INTO conversation_read AS k (conversation_id, user_id, seen_count, read_at)
     SELECT $2::uuid, user_id, seen_count, read_at FROM conversation_read WHERE conversation_id = $1::uuid
     ON CONFLICT (company_id, conversation_id, user_id) DO UPDATE SET
       seen_count = k.seen_count + excluded.seen_count, read_at = greatest(k.read_at, excluded.read_at)`,
    both,
  );
  await sqlOf(tx).execute("DELETE FROM conversation_read WHERE conversation_id = $1::uuid", both.slice(0, 1));
}

/** Nobody's words are lost: two drafts of one kind become one; of different kinds the kept thread's stays. */
async function joinDrafts(tx: CompanyTransaction, both: string[]) {
  await sqlOf(tx).execute(
    `INSERT INTO draft AS k (conversation_id, user_id, text, note, reply_to, updated_at)
     SELECT $2::uuid, user_id, text, note, reply_to, updated_at FROM draft WHERE conversation_id = $1::uuid
     ON CONFLICT (company_id, conversation_id, user_id) DO UPDATE SET
       text = k.text || E'\\n' || excluded.text, updated_at = greatest(k.updated_at, excluded.updated_at)
       WHERE k.note = excluded.note`,
    both,
  );
  await sqlOf(tx).execute("DELETE FROM draft WHERE conversation_id = $1::uuid", both.slice(0, 1));
}
