import type { CompanyContext } from "~/platform/db/company-types";
import { insertCommand } from "./commands.sql.server";
import type { SessionCommandKind } from "./session-command";

/**
 * Asks the worker that holds a number's socket for something that is worth doing within `withinMs` only, and waits for no
 * answer. Where no worker is there it is not done.
 */
export async function tellSession(
  ctx: CompanyContext,
  connectionId: string,
  kind: SessionCommandKind,
  input: Record<string, unknown>,
  withinMs: number,
): Promise<void> {
  await insertCommand(ctx, connectionId, kind, input, withinMs);
}
