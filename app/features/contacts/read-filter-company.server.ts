import type { CompanyRead } from "~/platform/db/company-types";
import type { FilterCompany } from "./contact-where";

/** Country and zone of the company: how its people write phones, and when its days begin. */
export function readFilterCompany(scope: CompanyRead): Promise<FilterCompany> {
  return scope.db.company.findFirstOrThrow({ select: { country: true, timeZone: true } });
}
