import type { CompanyRead } from "~/platform/db/company-types";
import { sees } from "./core/sight";
import { loadSight } from "./load-sight.server";

/** Which of these conversations the caller may see: for pages of other features that quote what was said. */
export async function seenConversations(
  scope: CompanyRead,
  ids: readonly (string | null)[],
): Promise<Set<string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Set();
  const sight = await loadSight(scope);
  if (sight.all) return new Set(wanted);
  const rows = await scope.db.conversation.findMany({
    where: { id: { in: wanted } },
    select: { id: true, assigneeId: true, departmentId: true },
  });
  return new Set(rows.filter((row) => sees(sight, row)).map(({ id }) => id));
}
