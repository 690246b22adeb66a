import { appProcess } from "~/platform/app-process.server";
import { hashToken } from "~/platform/crypto/hash-token";
import { passwordProblem } from "./core/password-rules";
import { hashPassword } from "./password-hash.server";
import { recordUserAudit } from "./record-user-audit.server";
import { consumeReset, findReset } from "./reset-store.sql.server";

export type ResetResult =
  | { outcome: "changed" }
  | { outcome: "refused"; messageKey: string }
  /** Never was, was used, or is older than an hour: the same answer. */
  | { outcome: "gone" };

/** A new password by a link. All sessions of the person end, and the link works once. */
export async function resetPassword(token: string, password: string): Promise<ResetResult> {
  const { database, clock } = appProcess();
  const tokenHash = hashToken(token);
  const reset = await findReset(database.auth, tokenHash, clock.now());
  if (!reset) return { outcome: "gone" };
  const problem = passwordProblem(password, reset.email);
  if (problem) return { outcome: "refused", messageKey: problem };
  const passwordHash = await hashPassword(password);
  const used = await consumeReset(
    database.auth,
    { userId: reset.userId, tokenHash, passwordHash },
    clock.now(),
  );
  if (!used) return { outcome: "gone" };
  await recordUserAudit(database, reset.userId, { action: "user.password-reset", fields: ["password"] });
  return { outcome: "changed" };
}

/** Whether a link can still be used, for its page. */
export async function isResetOpen(token: string): Promise<boolean> {
  const { database, clock } = appProcess();
  return (await findReset(database.auth, hashToken(token), clock.now())) !== undefined;
}
