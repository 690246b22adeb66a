import type { CompanyRead } from "~/platform/db/company-types";

/** Who was joined into this contact and could be parted again, the newest first. Moments are ISO text. */
export async function listMerges(
  scope: CompanyRead,
  contactId: string,
): Promise<{ id: string; name: string; at: string }[]> {
  const found = await scope.db.contactMerge.findMany({
    where: { keptId: contactId, undoneAt: null },
    orderBy: { id: "desc" },
    take: 20,
  });
  return found.map(({ id, at, rows }) => ({ id, at: at.toISOString(), name: nameIn(rows) }));
}

function nameIn(rows: unknown): string {
  const name = (rows as { goneName?: unknown } | null)?.goneName;
  return typeof name === "string" ? name : "";
}
