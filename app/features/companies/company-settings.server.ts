import { isDeepStrictEqual } from "node:util";
import { recordAudit } from "~/features/audit/record-audit.server";
import { sendWindowSchema } from "~/features/outgoing/core/send-window";
import type { CompanyContext, CompanyRead } from "~/platform/db/company-types";
import { Prisma } from "~/platform/db/generated/client";
import type { CompanySettings } from "./companies.schema";

const FIELDS = {
  name: true,
  timeZone: true,
  sendWindow: true,
  capMessages: true,
  capHours: true,
  rate: true,
} as const;

/** What the company decided about itself. A stored send window that no longer reads counts as none. */
export function readCompanySettings(ctx: CompanyContext): Promise<CompanySettings> {
  return ctx.read(load);
}

async function load({ db }: CompanyRead): Promise<CompanySettings> {
  const company = await db.company.findFirstOrThrow({ select: FIELDS });
  return { ...company, sendWindow: sendWindowSchema.nullable().catch(null).parse(company.sendWindow) };
}

/** Saves the given settings and writes down which of them changed. */
export async function updateCompanySettings(
  ctx: CompanyContext,
  settings: Partial<CompanySettings>,
): Promise<void> {
  await ctx.transaction(async (tx) => {
    const before: Record<string, unknown> = { ...(await tx.read(load)) };
    const changed = Object.entries(settings).filter(
      ([key, value]) => value !== undefined && !isDeepStrictEqual(before[key], value),
    );
    if (changed.length === 0) return;
    const { sendWindow, ...others } = Object.fromEntries(changed) as Partial<CompanySettings>;
    const window = sendWindow === undefined ? {} : { sendWindow: sendWindow ?? Prisma.DbNull };
    await tx.db.company.updateMany({ data: { ...others, ...window } });
    await recordAudit(tx, {
      action: "company.changed",
      subjectType: "company",
      subjectId: tx.companyId,
      fields: changed.map(([key]) => key),
    });
  });
}
