import type { CompanyRead } from "~/platform/db/company-types";
import type { FieldDefinition } from "./read-contact-input";

/** What reading a typed contact needs of the company. */
export async function loadInputFacts(scope: CompanyRead): Promise<{
  company: { country: string; currency: string };
  definitions: FieldDefinition[];
}> {
  const company = await scope.db.company.findFirstOrThrow({ select: { country: true, currency: true } });
  const definitions = await scope.db.customField.findMany({
    select: { key: true, label: true, type: true, options: true },
    orderBy: { id: "asc" },
  });
  return { company, definitions };
}
