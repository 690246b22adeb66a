import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { applyConnectionEvent } from "./apply-connection-event.server";
import type { ConnectionState } from "./core/connection-state";

/** A person stops a number for a while: its lane sends nothing within a second, its queue is kept. */
export function pauseConnection(
  ctx: CompanyContext,
  id: string,
): Promise<{ id: string; state: ConnectionState }> {
  return ctx.transaction(async (tx) => {
    const event = { kind: "paused", at: appProcess().clock.now() } as const;
    return { id, state: await applyConnectionEvent(tx, id, event, { action: "connection.paused" }) };
  });
}
