import type { CompanyTransaction } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { lockWork } from "./conversation-work.sql.server";
import type { ConversationWork } from "./core/conversation-work";
import { sees } from "./core/sight";
import { loadSight } from "./load-sight.server";

/**
 * Locks conversations for the caller to change: all of them, or none.
 * @throws AppError NOT_FOUND when one is not there or not theirs to see
 */
export async function openWork(
  tx: CompanyTransaction,
  given: readonly string[],
): Promise<ConversationWork[]> {
  const ids = [...new Set(given.map((id) => id.toLowerCase()))];
  const sight = await loadSight(tx);
  const rows = await lockWork(tx, ids);
  if (rows.length < ids.length || !rows.every((row) => sees(sight, row)))
    throw new AppError("NOT_FOUND", "inbox.errors.notFound");
  return rows;
}
