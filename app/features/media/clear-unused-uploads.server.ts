import { createCompanyContext } from "~/platform/db/company-context.server";
import type { CompanyContext } from "~/platform/db/company-types";
import type { Database } from "~/platform/db/database.server";
import { systemLookups } from "~/platform/db/system-lookups.server";
import { mediaStore } from "./media-store.server";

const KEPT_MS = 24 * 60 * 60_000;
/** Of one company in one go; the rest goes an hour later. */
const AT_ONCE = 1_000;

/** Deletes files that were chosen but not sent within a day. Several workers may do it at once. → how many went */
export async function clearUnusedUploads(database: Database, now: Date): Promise<number> {
  let cleared = 0;
  for (const { companyId } of await systemLookups(database).companies()) {
    const actor = { kind: "system", task: "media.clear" } as const;
    const ctx = createCompanyContext(database, { companyId, actor });
    cleared += await clearSome(ctx, now);
  }
  return cleared;
}

async function clearSome(ctx: CompanyContext, now: Date): Promise<number> {
  const createdAt = { lt: new Date(now.getTime() - KEPT_MS) };
  const due = await ctx.read(({ db }) =>
    db.media.findMany({
      where: { purpose: "upload", createdAt },
      select: { id: true, key: true, thumbKey: true },
      take: AT_ONCE,
    }),
  );
  let cleared = 0;
  for (const row of due) cleared += (await clearOne(ctx, row)) ? 1 : 0;
  // Those that a message took, or another worker, are no longer due.
  return cleared;
}

/** A store that is away leaves the row, and so the next try; a message that takes the file waits for the outcome. */
function clearOne(
  ctx: CompanyContext,
  { id, key, thumbKey }: { id: string; key: string; thumbKey: string | null },
) {
  return ctx.transaction(async ({ db }) => {
    const { count } = await db.media.deleteMany({ where: { id, purpose: "upload" } });
    if (count === 0) return false;
    await mediaStore().delete(key);
    if (thumbKey !== null) await mediaStore().delete(thumbKey);
    return true;
  });
}
