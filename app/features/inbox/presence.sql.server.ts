import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

/** Whoever was not seen for so long is gone. */
export const AWAY_AFTER_SECONDS = 75;

export interface PresenceChange {
  userId: string;
  change: "arrived" | "left";
}

/**
 * Notes that these members (strangers are passed over) have a socket open now. Several workers may say so of one member.
 * → who of them was not there before, and who of the others was seen for the last time 75 seconds ago, at most `backSeconds`
 * more. The database's clock counts, since workers' clocks differ.
 */
export function writePresence(
  tx: CompanyTransaction,
  userIds: readonly string[],
  backSeconds: number,
): Promise<PresenceChange[]> {
  return sqlOf(tx).query<PresenceChange>(
    `WITH before AS MATERIALIZED (
       SELECT user_id, seen_at FROM member_presence WHERE user_id = ANY ($1::uuid[])
     ), kept AS (
       INSERT INTO member_presence (user_id, seen_at)
       SELECT user_id, now() FROM membership WHERE user_id = ANY ($1::uuid[]) ORDER BY user_id
       ON CONFLICT (company_id, user_id) DO UPDATE SET seen_at = greatest(member_presence.seen_at, excluded.seen_at)
       RETURNING user_id
     )
     SELECT k.user_id::text AS "userId", 'arrived' AS change FROM kept AS k LEFT JOIN before AS b ON b.user_id = k.user_id
     WHERE b.seen_at IS NULL OR b.seen_at < now() - make_interval(secs => ${AWAY_AFTER_SECONDS})
     UNION ALL
     SELECT user_id::text, 'left' FROM member_presence
     WHERE seen_at BETWEEN now() - make_interval(secs => ${AWAY_AFTER_SECONDS} + $2::float8)
       AND now() - make_interval(secs => ${AWAY_AFTER_SECONDS}) AND user_id <> ALL ($1::uuid[])`,
    [`{${userIds.join(",")}}`, backSeconds],
  );
}
