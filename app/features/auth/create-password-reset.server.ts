import { hashToken } from "~/platform/crypto/hash-token";
import { newToken } from "~/platform/crypto/new-token";
import type { Database } from "~/platform/db/database.server";
import { insertReset } from "./reset-store.sql.server";
import { findUserByEmail } from "./user-store.sql.server";

const LIFE_MS = 3_600_000;

/**
 * A link for a new password, good once and for one hour; only its hash is stored. For the operator's command line, and
 * for mail when there is one. → the path to append to APP_URL; undefined when the e-mail has no account
 */
export async function createPasswordReset(
  database: Database,
  email: string,
  now = new Date(),
): Promise<{ path: string; expiresAt: Date } | undefined> {
  const user = await findUserByEmail(database.auth, email.trim().toLowerCase());
  if (!user) return undefined;
  const token = newToken();
  const expiresAt = new Date(now.getTime() + LIFE_MS);
  await insertReset(database.auth, { userId: user.id, tokenHash: hashToken(token), expiresAt });
  return { path: `/reset-password/${token}`, expiresAt };
}
