import type { CompanyRead } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { sees } from "./core/sight";
import { loadSight } from "./load-sight.server";

/**
 * A conversation of this company that the caller may see. Everything that takes a conversation's id begins here.
 * @throws AppError NOT_FOUND, alike for one that is not there and one that is not theirs to see
 */
export async function findConversation(scope: CompanyRead, id: string) {
  const found = await scope.db.conversation.findFirst({ where: { id } });
  if (!found || !sees(await loadSight(scope), found))
    throw new AppError("NOT_FOUND", "inbox.errors.notFound");
  return found;
}
