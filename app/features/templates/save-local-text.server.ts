import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { announceTemplates } from "./announce-template.server";
import { validateLocalText } from "./core/validate-local-text";
import { validateVariants } from "./core/validate-variants";
import type { LocalTextInput } from "./templates.schema";

/**
 * Writes a text for SMS and for WhatsApp by QR: new without `id`. Campaigns already launched keep the text they were launched with.
 * @throws AppError BAD_REQUEST (braces, a variable that only one wording has), CONFLICT (name taken), NOT_FOUND
 */
export async function saveLocalText(ctx: CompanyContext, input: LocalTextInput): Promise<{ id: string }> {
  const { name, language, category, text, variants = [] } = input;
  const [problem] = [...validateLocalText(text), ...validateVariants(text, variants)];
  if (problem) throw new AppError("BAD_REQUEST", problem.messageKey, { ...problem.params });
  const data = { name, language, category, components: { text, ...(variants.length > 0 && { variants }) } };
  return ctx.transaction(async (tx) => {
    const same = await tx.db.template.findFirst({
      where: { kind: "text", wabaId: "", name, language, ...(input.id && { id: { not: input.id } }) },
      select: { id: true },
    });
    if (same) throw new AppError("CONFLICT", "templates.errors.nameTaken", { name });
    if (!input.id) {
      const { id } = await tx.db.template.create({
        data: { ...data, kind: "text", wabaId: "", status: "APPROVED" },
        select: { id: true },
      });
      await announceTemplates(tx, [{ templateId: id, status: "APPROVED" }], "template.created");
      return { id };
    }
    const { count } = await tx.db.template.updateMany({ where: { id: input.id, kind: "text" }, data });
    if (count === 0) throw new AppError("NOT_FOUND", "templates.errors.notFound");
    await announceTemplates(tx, [{ templateId: input.id, status: "APPROVED" }], "template.changed");
    return { id: input.id };
  });
}
