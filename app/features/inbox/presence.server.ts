import { publishLive } from "~/live/publish-live.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { writePresence } from "./presence.sql.server";
import { queueBacklog } from "./queue-backlog.server";

/**
 * These members have a browser open now. Of those who come online their colleagues are told, and what waited for
 * somebody is shared out again; of others who were last seen 75 seconds ago (and up to `backSeconds` more) it is told
 * that they left.
 */
export async function keepPresence(
  ctx: CompanyContext,
  userIds: readonly string[],
  backSeconds: number,
): Promise<void> {
  await ctx.transaction(async (tx) => {
    const { database } = appProcess();
    const changes = await writePresence(tx, userIds, backSeconds);
    for (const { userId } of changes) {
      tx.afterCommit(() => publishLive(database, tx.companyId, { kind: "presence", userId }));
    }
    if (database.boss && changes.some(({ change }) => change === "arrived")) await queueBacklog(tx);
  });
}
