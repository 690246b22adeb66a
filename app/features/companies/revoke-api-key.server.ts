import { recordAudit } from "~/features/audit/record-audit.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";

/** From now on the key opens nothing. @throws AppError NOT_FOUND, also for one that was revoked before */
export async function revokeApiKey(ctx: CompanyContext, apiKeyId: string): Promise<void> {
  const { clock } = appProcess();
  await ctx.transaction(async (tx) => {
    const { count } = await tx.db.apiKey.updateMany({
      where: { id: apiKeyId, revokedAt: null },
      data: { revokedAt: clock.now() },
    });
    if (count === 0) throw new AppError("NOT_FOUND", "api-keys.errors.gone");
    await recordAudit(tx, { action: "api-key.revoked", subjectType: "api-key", subjectId: apiKeyId });
  });
}
