import { recordAudit } from "~/features/audit/record-audit.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { requeueDeadLetter } from "./dead-letters.sql.server";

const ID = /^\d{1,18}$/;

/**
 * Applies a dead letter of this company again, soon. What of it was applied the first time does nothing now.
 * @throws AppError NOT_FOUND: another company's, applied meanwhile, or its body is gone
 */
export async function replayDeadLetter(ctx: CompanyContext, id: string): Promise<{ id: string }> {
  const moved = ID.test(id) && (await requeueDeadLetter(appProcess().database.intake, ctx.companyId, id));
  if (!moved) throw new AppError("NOT_FOUND", "webhooks.errors.deadLetterGone");
  await ctx.transaction((tx) => recordAudit(tx, { action: "inbound.replayed", subjectType: "inbound" }));
  return { id };
}
