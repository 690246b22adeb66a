import { createCompanyContext } from "~/platform/db/company-context.server";
import type { Database } from "~/platform/db/database.server";
import { systemLookups } from "~/platform/db/system-lookups.server";
import { CHECK_CONNECTION } from "./connections.jobs";

/** Every ten minutes, by the worker's schedule: one check per connection that is not removed, over all companies. */
export async function scheduleConnectionChecks(database: Database): Promise<number> {
  let count = 0;
  for (const { companyId } of await systemLookups(database).companies()) {
    const ctx = createCompanyContext(database, {
      companyId,
      actor: { kind: "system", task: "connection.check" },
    });
    count += await ctx.transaction(async (tx) => {
      const where = { removedAt: null, kind: { in: ["meta", "sms"] } };
      const rows = await tx.db.connection.findMany({ where, select: { id: true } });
      for (const { id } of rows) {
        await tx.jobs.enqueue(CHECK_CONNECTION, { connectionId: id }, { singletonKey: id });
      }
      return rows.length;
    });
  }
  return count;
}
