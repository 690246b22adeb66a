import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { applyConnectionEvent } from "./apply-connection-event.server";
import type { ConnectionState } from "./core/connection-state";

/** Ends a person's pause. A number that the provider stopped stays stopped. */
export function resumeConnection(
  ctx: CompanyContext,
  id: string,
): Promise<{ id: string; state: ConnectionState }> {
  return ctx.transaction(async (tx) => {
    const event = { kind: "resumed", at: appProcess().clock.now() } as const;
    return { id, state: await applyConnectionEvent(tx, id, event, { action: "connection.resumed" }) };
  });
}
