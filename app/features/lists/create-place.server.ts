import { recordAudit } from "~/features/audit/record-audit.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { placeNameSchema } from "./lists.schema";

export type PlaceKind = "list" | "tag";

/** @throws AppError BAD_REQUEST for an empty or overlong name */
export function readPlaceName(name: string): string {
  const parsed = placeNameSchema.safeParse(name);
  if (!parsed.success) throw new AppError("BAD_REQUEST", "lists.errors.badName");
  return parsed.data;
}

/** A new list or tag. @throws AppError CONFLICT when the name is taken (as it is spelt), BAD_REQUEST */
export async function createPlace(
  ctx: CompanyContext,
  kind: PlaceKind,
  text: string,
): Promise<{ id: string; name: string }> {
  const name = readPlaceName(text);
  const id = Bun.randomUUIDv7();
  return ctx.transaction(async (tx) => {
    const query = { data: [{ id, name }], skipDuplicates: true };
    const { count } =
      kind === "list" ? await tx.db.contactList.createMany(query) : await tx.db.tag.createMany(query);
    if (count === 0) throw nameTaken(kind, name);
    await recordAudit(tx, { action: `${kind}.created`, subjectType: kind, subjectId: id });
    return { id, name };
  });
}

export function nameTaken(kind: PlaceKind, name: string): AppError {
  return new AppError("CONFLICT", kind === "list" ? "lists.errors.nameTaken" : "lists.errors.tagNameTaken", {
    name,
  });
}
