import type { SendWindow } from "~/features/outgoing/core/send-window";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { readHours } from "./core/business-hours";
import type { GivingRules } from "./give-out.server";
import { readInboxSettings } from "./read-inbox-settings.server";

/** What a company has decided about conversations that open. */
export interface House {
  name: string;
  zone: string;
  giving: GivingRules;
  /** By department. */
  doors: Map<string, { hours: SendWindow | null; greeting: string | null; away: string | null }>;
}

export async function loadHouse(tx: CompanyTransaction): Promise<House> {
  const { autoAssign: withoutDepartment } = await readInboxSettings(tx);
  const company = await tx.db.company.findFirstOrThrow({ select: { name: true, timeZone: true } });
  const departments = await tx.db.department.findMany({
    select: { id: true, hours: true, greeting: true, away: true, autoAssign: true },
  });
  return {
    name: company.name,
    zone: company.timeZone,
    giving: {
      departmentIds: new Set(departments.flatMap(({ id, autoAssign }) => (autoAssign ? id : []))),
      withoutDepartment,
    },
    doors: new Map(
      departments.map(({ id, hours, greeting, away }) => [id, { hours: readHours(hours), greeting, away }]),
    ),
  };
}
