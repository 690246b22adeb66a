import { recordAudit } from "~/features/audit/record-audit.server";
import { isUuid } from "~/features/contacts/core/is-uuid";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import type { PlaceKind } from "./create-place.server";
import { findUses } from "./find-uses.server";
import { notFound } from "./rename-place.server";

/**
 * Deletes a list or tag; its contacts stay. Refused, with the names, while a campaign that is not over uses it.
 * @returns how many contacts were in it
 * @throws AppError NOT_FOUND, CONFLICT
 */
export async function deletePlace(
  ctx: CompanyContext,
  kind: PlaceKind,
  id: string,
): Promise<{ contacts: number }> {
  if (!isUuid(id)) throw notFound(kind);
  return ctx.transaction(async (tx) => {
    const uses = await findUses(tx, kind, id);
    if (uses.length > 0) {
      throw new AppError("CONFLICT", kind === "list" ? "lists.errors.inUse" : "lists.errors.tagInUse", {
        names: uses
          .slice(0, 5)
          .map(({ name }) => name)
          .join(", "),
        count: uses.length,
      });
    }
    const members =
      kind === "list"
        ? await tx.db.listMember.deleteMany({ where: { listId: id } })
        : await tx.db.contactTag.deleteMany({ where: { tagId: id } });
    const { count } =
      kind === "list"
        ? await tx.db.contactList.deleteMany({ where: { id } })
        : await tx.db.tag.deleteMany({ where: { id } });
    if (count === 0) throw notFound(kind);
    await recordAudit(tx, { action: `${kind}.deleted`, subjectType: kind, subjectId: id });
    return { contacts: members.count };
  });
}
