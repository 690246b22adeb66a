import type { StoredNode } from "~/channels/baileys/stored-node";
import { inboundHash } from "~/features/webhooks/core/inbound-hash";
import { intakeOf } from "~/features/webhooks/intake.server";
import { appProcess } from "~/platform/app-process.server";
import { isTransient } from "../intake/is-transient";

const PATIENCE_MS = 6_000;
const AGAIN_MS = 150;

/**
 * Puts one node on disk, in the commit that webhooks of the same moment share, and resolves after it. The same node again
 * (a re-delivery, a crash before the acknowledgement) changes nothing.
 * @param identity what makes it the same: kind, id, sender
 * @throws when the database did not take it in time: then nothing may be acknowledged
 */
export async function storeNode(connectionId: string, identity: string, node: StoredNode): Promise<void> {
  const { database } = appProcess();
  const source = "whatsapp";
  const body = Buffer.from(JSON.stringify(node));
  const hash = inboundHash(source, connectionId, null, identity);
  const untilMs = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      const outcome = await intakeOf(database).add({ source, connectionId, hash, body, query: null });
      if (outcome === "stored") return;
      if (performance.now() > untilMs) throw new Error("Too much waits to be stored");
    } catch (error) {
      if (!isTransient(error) || performance.now() > untilMs) throw error;
    }
    await Bun.sleep(AGAIN_MS);
  }
}
