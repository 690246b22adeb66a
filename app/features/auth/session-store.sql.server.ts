import { hashToken } from "~/platform/crypto/hash-token";
import type { RolePool } from "~/platform/db/role-pool.server";

const TOUCH_EVERY_MS = 60_000;

/** Remembers that a session was used, at most once a minute. */
export async function touchSession(
  auth: RolePool,
  sessionId: string,
  lastSeenAt: Date,
  now: Date,
): Promise<void> {
  if (now.getTime() - lastSeenAt.getTime() < TOUCH_EVERY_MS) return;
  await auth.run((sql) =>
    sql.execute("UPDATE session SET last_seen_at = $2 WHERE id = $1 AND last_seen_at < $2", [
      hashToken(sessionId),
      now,
    ]),
  );
}

/** Points the session at another company of its person. → whether it is one of theirs */
export async function chooseCompany(auth: RolePool, sessionId: string, companyId: string): Promise<boolean> {
  const touched = await auth.run((sql) =>
    sql.execute(
      `UPDATE session SET company_id = $2 WHERE id = $1
       AND EXISTS (SELECT 1 FROM membership AS m WHERE m.company_id = $2 AND m.user_id = session.user_id)`,
      [hashToken(sessionId), companyId],
    ),
  );
  return touched === 1;
}

/** Ends one session by its public name, only if it is this person's. → whether there was one */
export async function endSession(auth: RolePool, userId: string, publicId: string): Promise<boolean> {
  const touched = await auth.run((sql) =>
    sql.execute("DELETE FROM session WHERE id = $1 AND user_id = $2", [publicId, userId]),
  );
  return touched === 1;
}

/** Ends every session of a person but this one. → how many */
export function endOtherSessions(auth: RolePool, userId: string, sessionId: string): Promise<number> {
  return auth.run((sql) =>
    sql.execute("DELETE FROM session WHERE user_id = $1 AND id <> $2", [userId, hashToken(sessionId)]),
  );
}
