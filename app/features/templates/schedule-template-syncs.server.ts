import { createCompanyContext } from "~/platform/db/company-context.server";
import type { Database } from "~/platform/db/database.server";
import { systemLookups } from "~/platform/db/system-lookups.server";
import { SYNC_TEMPLATES } from "./templates.jobs";

/** Once an hour, by the worker's schedule: one sync per business account, over all companies. */
export async function scheduleTemplateSyncs(database: Database): Promise<number> {
  let count = 0;
  for (const { companyId } of await systemLookups(database).companies()) {
    const ctx = createCompanyContext(database, {
      companyId,
      actor: { kind: "system", task: "template.sync" },
    });
    count += await ctx.transaction(async (tx) => {
      const rows = await tx.db.connection.findMany({
        where: { removedAt: null, kind: "meta", state: { in: ["active", "paused"] } },
        distinct: ["wabaId"],
        select: { id: true, wabaId: true },
      });
      for (const { id, wabaId } of rows) {
        await tx.jobs.enqueue(SYNC_TEMPLATES, { connectionId: id }, { singletonKey: wabaId ?? id });
      }
      return rows.length;
    });
  }
  return count;
}
