import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { type SyncResult, syncTemplates } from "./sync-templates.server";

/**
 * Syncs every business account of the company, for a person who waits for it.
 * @throws AppError with the first refusal when no account could be read
 */
export async function syncAccounts(ctx: CompanyContext): Promise<SyncResult> {
  const rows = await ctx.read(({ db }) =>
    db.connection.findMany({
      where: { kind: "meta", removedAt: null },
      distinct: ["wabaId"],
      select: { id: true },
    }),
  );
  const sum: SyncResult = { total: 0, added: 0, changed: 0, missing: 0 };
  let refusal: AppError | undefined;
  let done = 0;
  for (const { id } of rows) {
    try {
      const result = await syncTemplates(ctx, id);
      for (const key of ["total", "added", "changed", "missing"] as const) sum[key] += result[key];
      done += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refusal ??= error;
    }
  }
  if (refusal && done === 0) throw refusal;
  return sum;
}
