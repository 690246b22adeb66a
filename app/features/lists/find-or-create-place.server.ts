import { recordAudit } from "~/features/audit/record-audit.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { type PlaceKind, readPlaceName } from "./create-place.server";

/** The list or tag of this name; a new one when there is none. Two who ask at once get the same. */
export async function findOrCreatePlace(
  ctx: CompanyContext,
  kind: PlaceKind,
  text: string,
): Promise<{ id: string; name: string; created: boolean }> {
  const name = readPlaceName(text);
  return ctx.transaction(async (tx) => {
    const id = Bun.randomUUIDv7();
    const query = { data: [{ id, name }], skipDuplicates: true };
    const { count } =
      kind === "list" ? await tx.db.contactList.createMany(query) : await tx.db.tag.createMany(query);
    if (count > 0) {
      await recordAudit(tx, { action: `${kind}.created`, subjectType: kind, subjectId: id });
      return { id, name, created: true };
    }
    const by = { where: { name }, select: { id: true } };
    const found =
      kind === "list" ? await tx.db.contactList.findFirstOrThrow(by) : await tx.db.tag.findFirstOrThrow(by);
    return { id: found.id, name, created: false };
  });
}
