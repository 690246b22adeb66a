import { publishLive } from "~/live/publish-live.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { queueBacklog } from "./queue-backlog.server";
import { writeAway } from "./read-marks.sql.server";

/** The caller gets no new conversations by themselves, or does again. @throws AppError FORBIDDEN for who is no member */
export async function setAway(ctx: CompanyContext, away: boolean): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "member") throw new AppError("FORBIDDEN", "api-keys.errors.peopleOnly");
  const { userId } = actor;
  const { clock, database } = appProcess();
  await ctx.transaction(async (tx) => {
    await writeAway(tx, userId, away, clock.now());
    if (!away) await queueBacklog(tx);
    tx.afterCommit(() => publishLive(database, tx.companyId, { kind: "presence", userId }));
  });
}
