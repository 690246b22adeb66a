import type { Database } from "~/platform/db/database.server";
import { createGroupCommit, type GroupCommit } from "./core/group-commit";
import { type InboundWebhook, storeInbound } from "./store-inbound.sql.server";

const MEGABYTE = 1024 * 1024;
const intakes = new WeakMap<Database, GroupCommit<InboundWebhook>>();

/** The process's one way to store webhooks: requests of the same moment share an INSERT and a COMMIT. */
export function intakeOf(database: Database): GroupCommit<InboundWebhook> {
  const known = intakes.get(database);
  if (known) return known;
  const made = createGroupCommit<InboundWebhook>({
    write: (webhooks) => storeInbound(database.intake, webhooks),
    sizeOf: ({ body }) => body.byteLength,
    mostItems: 500,
    mostBytes: 4 * MEGABYTE,
    writers: 2,
    mostWaitingItems: 10_000,
    mostWaitingBytes: 64 * MEGABYTE,
  });
  intakes.set(database, made);
  return made;
}
