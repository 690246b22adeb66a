import { plainArray } from "~/platform/db/array-literal";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

interface SeenMark {
  conversationId: string;
  userId: string;
  seen: number;
  now: Date;
}

/** → whether the member has seen more than before */
export async function raiseSeenCount(
  tx: CompanyTransaction,
  { conversationId, userId, seen, now }: SeenMark,
): Promise<boolean> {
  const touched = await sqlOf(tx).execute(
    `INSERT INTO conversation_read (conversation_id, user_id, seen_count, read_at)
     VALUES ($1::uuid, $2::uuid, $3::int, $4::timestamptz)
     ON CONFLICT (company_id, conversation_id, user_id)
       DO UPDATE SET seen_count = excluded.seen_count, read_at = excluded.read_at
       WHERE conversation_read.seen_count < excluded.seen_count`,
    [conversationId, userId, seen, now],
  );
  return touched > 0;
}

/** Leaves one message unseen in each; `unread`, the other bound of what is shown, grows to one where it was none. */
export async function lowerSeenCounts(
  tx: CompanyTransaction,
  conversationIds: readonly string[],
  userId: string,
  now: Date,
): Promise<void> {
  const given = plainArray(conversationIds);
  await sqlOf(tx).execute(
    `INSERT INTO conversation_read (conversation_id, user_id, seen_count, read_at)
     SELECT id, $2::uuid, inbound_count - 1, $3::timestamptz FROM conversation
     WHERE id = ANY ($1::uuid[]) AND inbound_count > 0 ORDER BY id
     ON CONFLICT (company_id, conversation_id, user_id)
       DO UPDATE SET seen_count = least(conversation_read.seen_count, excluded.seen_count), read_at = excluded.read_at`,
    [given, userId, now],
  );
  await sqlOf(tx).execute(
    "UPDATE conversation SET unread = 1 WHERE id = ANY ($1::uuid[]) AND unread < 1 AND inbound_count > 0",
    [given],
  );
}

/** Chosen by the member; being there is said by their socket. */
export async function writeAway(
  tx: CompanyTransaction,
  userId: string,
  away: boolean,
  now: Date,
): Promise<void> {
  await sqlOf(tx).execute(
    `INSERT INTO member_presence (user_id, seen_at, away) VALUES ($1::uuid, $2::timestamptz, $3)
     ON CONFLICT (company_id, user_id) DO UPDATE SET away = excluded.away`,
    [userId, now, away],
  );
}
