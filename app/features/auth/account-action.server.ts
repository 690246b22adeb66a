import { z } from "zod";
import { appProcess } from "~/platform/app-process.server";
import { AppError } from "~/platform/errors/app-error";
import { changePasswordSchema, renameSchema } from "./auth.schema";
import { changePassword } from "./change-password.server";
import type { SessionInfo } from "./find-session.server";
import { recordUserAudit } from "./record-user-audit.server";
import { endOtherSessions, endSession } from "./session-store.sql.server";
import { setUserName } from "./user-store.sql.server";

/** What the account page's forms send. */
export const accountActionSchema = z.discriminatedUnion("intent", [
  renameSchema.extend({ intent: z.literal("rename") }),
  changePasswordSchema.extend({ intent: z.literal("password") }),
  z.object({ intent: z.literal("end"), id: z.string().max(100) }),
  z.object({ intent: z.literal("end-others") }),
]);

export type AccountDone =
  | { done: "nameSaved" | "ended" }
  | { done: "passwordChanged"; count: number }
  | { refused: string; field: string };

/** One form of the account page. @throws AppError */
export async function runAccountAction(
  session: SessionInfo,
  action: z.infer<typeof accountActionSchema>,
): Promise<AccountDone> {
  const { database } = appProcess();
  const { user, sessionId } = session;
  switch (action.intent) {
    case "rename":
      await setUserName(database.auth, user.id, action.name);
      await recordUserAudit(database, user.id, { action: "user.renamed", fields: ["name"] });
      return { done: "nameSaved" };
    case "password": {
      const result = await changePassword(session, action);
      return result.outcome === "changed"
        ? { done: "passwordChanged", count: result.sessionsEnded }
        : { refused: result.messageKey, field: result.field };
    }
    case "end":
      if (!(await endSession(database.auth, user.id, action.id))) {
        throw new AppError("NOT_FOUND", "auth.errors.sessionGone");
      }
      return { done: "ended" };
    case "end-others":
      await endOtherSessions(database.auth, user.id, sessionId);
      return { done: "ended" };
  }
}
