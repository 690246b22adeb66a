import { appProcess } from "~/platform/app-process.server";
import type { Client } from "./client-of.server";
import { verifyPassword } from "./password-hash.server";
import { recordUserAudit } from "./record-user-audit.server";
import { startSession } from "./start-session.server";
import { forgetTries, returnTry, takeTry } from "./throttle.server";
import { findUserByEmail } from "./user-store.sql.server";

interface LogIn {
  /** Lower case. */
  email: string;
  password: string;
  client: Client;
  request: Request;
}

export type LogInResult = { outcome: "in"; cookie: string } | { outcome: "wrong" };

/**
 * E-mail and password → a session. A wrong password and an e-mail without account get the same answer after the same
 * work, and count against the same limits.
 * @throws AppError TOO_MANY_REQUESTS
 */
export async function logIn({ email, password, client, request }: LogIn): Promise<LogInResult> {
  const { database } = appProcess();
  const pair = `${email} ${client.address}`;
  await takeTry(database, "log-in-pair", pair);
  await takeTry(database, "log-in-account", email);
  await takeTry(database, "log-in-address", client.address);
  const user = await findUserByEmail(database.auth, email);
  const right = await verifyPassword(password, user?.passwordHash);
  if (!right || !user) return { outcome: "wrong" };
  await forgetTries(database, "log-in-pair", pair);
  await forgetTries(database, "log-in-account", email);
  await returnTry(database, "log-in-address", client.address);
  const cookie = await startSession({ userId: user.id, client, request });
  await recordUserAudit(database, user.id, { action: "session.started" });
  return { outcome: "in", cookie };
}
