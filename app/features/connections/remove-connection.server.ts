import { forgetSession } from "~/features/whatsapp/forget-session.sql.server";
import { logOutAtWhatsApp } from "~/features/whatsapp/log-out-at-whatsapp.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { applyConnectionEvent } from "./apply-connection-event.server";
import { cancelWaiting, type RemovalEffects, removalEffects } from "./connection-numbers.sql.server";
import { lockConnection } from "./lock-connection.sql.server";

/** What would happen, before it does. @throws AppError NOT_FOUND */
export function previewRemoval(ctx: CompanyContext, id: string): Promise<RemovalEffects> {
  return ctx.read(async (scope) => {
    const found = await scope.db.connection.count({ where: { id, removedAt: null } });
    if (found === 0) throw new AppError("NOT_FOUND", "connections.errors.notFound");
    return removalEffects(scope, id);
  });
}

/**
 * Takes a number away for good: its secrets are erased, what still waits will not go out, conversations stay readable,
 * and the number may be connected again, here or elsewhere.
 * @throws AppError CONFLICT with the numbers while campaigns on it are not finished
 */
export async function removeConnection(
  ctx: CompanyContext,
  id: string,
): Promise<{ id: string; cancelled: number }> {
  refuseUnfinished(await previewRemoval(ctx, id));
  // A linked phone keeps a device on its list until it is logged out, and only the link itself can do that.
  await logOutAtWhatsApp(ctx, id);
  return ctx.transaction(async (tx) => {
    await lockConnection(tx, id);
    const effects = await tx.read((scope) => removalEffects(scope, id));
    refuseUnfinished(effects);
    const event = { kind: "removed", at: appProcess().clock.now() } as const;
    await applyConnectionEvent(tx, id, event, { action: "connection.removed" });
    const cancelled = await cancelWaiting(tx, id);
    await tx.db.connection.updateMany({ where: { id }, data: { credentials: "" } });
    await forgetSession(tx, id, "unlinked");
    return { id, cancelled };
  });
}

function refuseUnfinished({ unfinishedCampaigns, waitingInCampaigns }: RemovalEffects) {
  if (unfinishedCampaigns === 0) return;
  throw new AppError("CONFLICT", "connections.errors.campaignsRun", {
    count: unfinishedCampaigns,
    people: waitingInCampaigns,
  });
}
