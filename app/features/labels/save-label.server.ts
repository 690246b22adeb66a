import { recordAudit } from "~/features/audit/record-audit.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import type { LabelInput } from "./labels.schema";

/**
 * A new label, or another name or colour of one.
 * @param id null: a new one
 * @throws AppError NOT_FOUND; CONFLICT when the name is taken
 */
export function saveLabel(
  ctx: CompanyContext,
  id: string | null,
  input: LabelInput,
): Promise<{ id: string }> {
  return ctx.transaction(async (tx) => {
    const labelId = id ?? Bun.randomUUIDv7();
    const taken = new AppError("CONFLICT", "labels.errors.nameTaken", { name: input.name });
    if ((await tx.db.label.count({ where: { name: input.name, id: { not: labelId } } })) > 0) throw taken;
    if (id) {
      const { count } = await tx.db.label.updateMany({ where: { id }, data: input });
      if (count === 0) throw new AppError("NOT_FOUND", "labels.errors.gone");
    } else {
      const data = [{ id: labelId, ...input }];
      const { count } = await tx.db.label.createMany({ data, skipDuplicates: true });
      if (count === 0) throw taken;
    }
    await recordAudit(tx, {
      action: id ? "label.changed" : "label.created",
      subjectType: "label",
      subjectId: labelId,
    });
    return { id: labelId };
  });
}
