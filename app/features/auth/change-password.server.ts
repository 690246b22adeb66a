import { appProcess } from "~/platform/app-process.server";
import { passwordProblem } from "./core/password-rules";
import type { SessionInfo } from "./find-session.server";
import { hashPassword, verifyPassword } from "./password-hash.server";
import { recordUserAudit } from "./record-user-audit.server";
import { endOtherSessions } from "./session-store.sql.server";
import { forgetTries, takeTry } from "./throttle.server";
import { findUserById, setPasswordHash } from "./user-store.sql.server";

export type ChangePasswordResult =
  | { outcome: "changed"; sessionsEnded: number }
  | { outcome: "refused"; field: "current" | "next"; messageKey: string };

/** A new password by the person who knows the old one; every other session of theirs ends. @throws AppError TOO_MANY_REQUESTS */
export async function changePassword(
  { user, sessionId }: Pick<SessionInfo, "user" | "sessionId">,
  { current, next }: { current: string; next: string },
): Promise<ChangePasswordResult> {
  const { database } = appProcess();
  await takeTry(database, "change-password", user.id);
  const row = await findUserById(database.auth, user.id);
  if (!(await verifyPassword(current, row?.passwordHash))) {
    return { outcome: "refused", field: "current", messageKey: "auth.errors.wrongCurrent" };
  }
  await forgetTries(database, "change-password", user.id);
  const problem = passwordProblem(next, user.email);
  if (problem) return { outcome: "refused", field: "next", messageKey: problem };
  await setPasswordHash(database.auth, user.id, await hashPassword(next));
  const sessionsEnded = await endOtherSessions(database.auth, user.id, sessionId);
  await recordUserAudit(database, user.id, { action: "user.password-changed", fields: ["password"] });
  return { outcome: "changed", sessionsEnded };
}
