import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { askSession } from "./ask-session.server";

const PATIENCE_MS = 8_000;

/** Takes this device off the phone's list, if the connection is linked and a worker holds it. Best effort: never throws. */
export async function logOutAtWhatsApp(ctx: CompanyContext, connectionId: string): Promise<void> {
  const linked = await ctx.read(({ db }) =>
    db.whatsappSession.count({ where: { connectionId, wanted: "linked", owner: { not: null } } }),
  );
  if (linked === 0) return;
  await askSession(ctx, connectionId, "unlink", {}, PATIENCE_MS).catch((error) => {
    appProcess().logger.info({ connectionId, error: String(error) }, "a device was not logged out");
  });
}
