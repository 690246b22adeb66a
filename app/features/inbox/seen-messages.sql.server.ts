import type { CompanyRead } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

/** What of the person was read by anybody before: the most that a member has seen. */
export async function toldCount(scope: CompanyRead, conversationId: string): Promise<number> {
  const [row] = await sqlOf(scope).query<{ seen: number | null }>(
    "SELECT max(seen_count)::int AS seen FROM conversation_read WHERE conversation_id = $1::uuid",
    [conversationId],
  );
  return row?.seen ?? 0;
}

/** Provider's ids of the person's last messages, newest first. A call is nothing to be read. */
export async function lastInbound(
  scope: CompanyRead,
  conversationId: string,
  most: number,
  skip = 0,
): Promise<string[]> {
  const rows = await sqlOf(scope).query<{ providerId: string }>(
    `SELECT provider_id AS "providerId" FROM message
     WHERE conversation_id = $1::uuid AND direction = 'in' AND author = 'customer' AND type <> 'call'
       AND provider_id IS NOT NULL
     ORDER BY at DESC, id DESC LIMIT $2::int OFFSET $3::int`,
    [conversationId, most, skip],
  );
  return rows.map(({ providerId }) => providerId);
}
