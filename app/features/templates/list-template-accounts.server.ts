import type { CompanyContext } from "~/platform/db/company-types";

export interface TemplateAccountRow {
  connectionId: string;
  /** Names of its numbers. */
  name: string;
  wabaId: string;
}

/** The business accounts in which templates can be made, each by one of its numbers. */
export function listTemplateAccounts(ctx: CompanyContext): Promise<TemplateAccountRow[]> {
  return ctx.read(async ({ db }) => {
    const rows = await db.connection.findMany({
      where: { kind: "meta", removedAt: null },
      orderBy: { createdAt: "asc" },
      select: { id: true, name: true, wabaId: true },
    });
    const byAccount = new Map<string, TemplateAccountRow>();
    for (const { id, name, wabaId } of rows) {
      if (wabaId === null) continue;
      const known = byAccount.get(wabaId);
      if (known) known.name += `, ${name}`;
      else byAccount.set(wabaId, { connectionId: id, name, wabaId });
    }
    return [...byAccount.values()];
  });
}
