import { recordAudit } from "~/features/audit/record-audit.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import type { Database } from "~/platform/db/database.server";
import { DEFAULT_FIELDS } from "./core/default-fields";

interface NewCompany {
  name: string;
  /** Becomes the owner. */
  userId: string;
  /** Language of the first labels: "pt-BR" or "en". */
  locale?: "pt-BR" | "en";
}

/** A company of one owner with the first contact fields. → its id */
export async function openCompany(database: Database, company: NewCompany): Promise<string> {
  const companyId = Bun.randomUUIDv7();
  const { userId, locale = "pt-BR" } = company;
  const ctx = createCompanyContext(database, { companyId, actor: { kind: "member", userId, role: "owner" } });
  await ctx.transaction(async (tx) => {
    await tx.db.company.createMany({ data: [{ id: companyId, name: company.name.trim(), locale }] });
    await tx.db.membership.createMany({ data: [{ userId, role: "owner" }] });
    await tx.db.customField.createMany({
      data: DEFAULT_FIELDS.map(({ key, type, label }) => ({ key, type, label: label[locale] })),
    });
    await recordAudit(tx, { action: "company.created", subjectType: "company", subjectId: companyId });
  });
  return companyId;
}
