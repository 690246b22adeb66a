import type { RolePool } from "~/platform/db/role-pool.server";

export async function insertReset(
  auth: RolePool,
  reset: { userId: string; tokenHash: string; expiresAt: Date },
): Promise<void> {
  await auth.run((sql) =>
    sql.execute("INSERT INTO password_reset (user_id, token_hash, expires_at) VALUES ($1, $2, $3)", [
      reset.userId,
      reset.tokenHash,
      reset.expiresAt,
    ]),
  );
}

/** Whose open link this is; undefined for one that never was, was used, or is too old. */
export async function findReset(
  auth: RolePool,
  tokenHash: string,
  now: Date,
): Promise<{ userId: string; email: string } | undefined> {
  const [row] = await auth.run((sql) =>
    sql.query<{ userId: string; email: string }>(
      `SELECT r.user_id AS "userId", u.email FROM password_reset AS r JOIN app_user AS u ON u.id = r.user_id
       WHERE r.token_hash = $1 AND r.used_at IS NULL AND r.expires_at > $2`,
      [tokenHash, now],
    ),
  );
  return row;
}

/**
 * Uses a link: the new password, every other open link of the person void, all sessions ended, in one transaction.
 * → whether the link was still open (two tabs cannot both use it)
 */
export function consumeReset(
  auth: RolePool,
  reset: { userId: string; tokenHash: string; passwordHash: string },
  now: Date,
): Promise<boolean> {
  return auth.run(async (sql) => {
    const used = await sql.execute(
      "UPDATE password_reset SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2",
      [reset.tokenHash, now],
    );
    if (used !== 1) return false;
    await sql.execute("UPDATE password_reset SET used_at = $2 WHERE user_id = $1 AND used_at IS NULL", [
      reset.userId,
      now,
    ]);
    await sql.execute("UPDATE app_user SET password_hash = $2 WHERE id = $1", [
      reset.userId,
      reset.passwordHash,
    ]);
    await sql.execute("DELETE FROM session WHERE user_id = $1", [reset.userId]);
    return true;
  });
}
