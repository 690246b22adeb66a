import type { CompanyContext } from "~/platform/db/company-types";
import type { SMS_TEXT, TEMPLATES } from "./templates";

export async function seedTemplates(
  ctx: CompanyContext,
  wabaId: string,
  templates: typeof TEMPLATES,
  sms: typeof SMS_TEXT,
): Promise<void> {
  await ctx.transaction(async ({ db }) => {
    await db.template.createMany({
      data: templates.map((template) => ({
        kind: "meta",
        wabaId,
        name: template.name,
        language: template.language,
        category: template.category,
        status: "APPROVED",
        quality: "GREEN",
        components: template.components,
      })),
    });
    await db.template.createMany({
      data: [
        {
          kind: "text",
          name: sms.name,
          language: "pt_BR",
          category: "MARKETING",
          status: "APPROVED",
          components: { text: sms.text },
        },
      ],
    });
  });
}
