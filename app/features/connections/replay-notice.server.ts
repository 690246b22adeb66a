import { recordAudit } from "~/features/audit/record-audit.server";
import { requeueDeadLetter } from "~/features/webhooks/dead-letters.sql.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";

/** Puts a failed notice back into the queue. @throws AppError NOT_FOUND when its body is gone */
export async function replayNotice(ctx: CompanyContext, id: string): Promise<{ id: string }> {
  const known = /^\d{1,18}$/.test(id);
  const moved = known && (await requeueDeadLetter(appProcess().database.intake, ctx.companyId, id));
  if (!moved) throw new AppError("NOT_FOUND", "connections.webhooks.gone");
  await ctx.transaction((tx) => recordAudit(tx, { action: "inbound.replayed", subjectType: "inbound" }));
  return { id };
}
