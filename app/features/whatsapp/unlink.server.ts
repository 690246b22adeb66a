import { announceConnection } from "~/features/connections/announce-connection.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { askSession } from "./ask-session.server";
import { findSession } from "./find-session.server";
import { forgetSession } from "./forget-session.sql.server";

/**
 * Takes this device off the phone's list and forgets its keys. What waits is kept for a new link.
 * @throws AppError NOT_FOUND; UNAVAILABLE when the number is up and no worker answers
 */
export async function unlink(ctx: CompanyContext, id: string): Promise<{ id: string }> {
  const session = await ctx.read((scope) => findSession(scope, id));
  if (session.wanted === "linked") await askSession(ctx, id, "unlink");
  await ctx.transaction(async (tx) => {
    if (session.wanted !== "linked") await forgetSession(tx, id, "unlinked");
    await announceConnection(tx, { connectionId: id, action: "connection.unlinked" });
  });
  return { id };
}
