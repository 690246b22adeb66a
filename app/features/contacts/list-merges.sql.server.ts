import type { CompanyRead } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

/** Who was joined into this contact and could be parted again, the newest first. Moments are ISO text. */
export async function listMerges(
  scope: CompanyRead,
  contactId: string,
): Promise<{ id: string; name: string; at: string }[]> {
  const found = await sqlOf(scope).query<{ id: string; name: string | null; at: Date }>(
    `SELECT id::text AS id, rows ->> 'goneName' AS name, at FROM contact_merge
     WHERE kept_id = $1::uuid AND undone_at IS NULL ORDER BY id DESC LIMIT 20`,
    [contactId],
  );
  return found.map(({ id, name, at }) => ({ id, name: name ?? "", at: at.toISOString() }));
}
