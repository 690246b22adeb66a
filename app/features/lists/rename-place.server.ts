import { recordAudit } from "~/features/audit/record-audit.server";
import { isUuid } from "~/features/contacts/core/is-uuid";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { nameTaken, type PlaceKind, readPlaceName } from "./create-place.server";

/** Campaigns keep using it: they know it by its id. @throws AppError NOT_FOUND, CONFLICT, BAD_REQUEST */
export async function renamePlace(
  ctx: CompanyContext,
  kind: PlaceKind,
  id: string,
  text: string,
): Promise<void> {
  const name = readPlaceName(text);
  if (!isUuid(id)) throw notFound(kind);
  return ctx.transaction(async (tx) => {
    const same = { where: { name, id: { not: id } }, select: { id: true } };
    const other = kind === "list" ? await tx.db.contactList.findFirst(same) : await tx.db.tag.findFirst(same);
    if (other) throw nameTaken(kind, name);
    const change = { where: { id }, data: { name } };
    const { count } =
      kind === "list" ? await tx.db.contactList.updateMany(change) : await tx.db.tag.updateMany(change);
    if (count === 0) throw notFound(kind);
    await recordAudit(tx, { action: `${kind}.renamed`, subjectType: kind, subjectId: id, fields: ["name"] });
  });
}

export function notFound(kind: PlaceKind): AppError {
  return new AppError("NOT_FOUND", kind === "list" ? "lists.errors.notFound" : "lists.errors.tagNotFound");
}
