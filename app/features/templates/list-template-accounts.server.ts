import type { CompanyContext } from "~/platform/db/company-types";

/** The business accounts in which templates can be made, each by one of its numbers. */
export function listTemplateAccounts(ctx: CompanyContext): Promise<{ connectionId: string; name: string }[]> {
  return ctx.read(async ({ db }) => {
    const rows = await db.connection.findMany({
      where: { kind: "meta", removedAt: null },
      orderBy: { createdAt: "asc" },
      select: { id: true, name: true, wabaId: true },
    });
    const byAccount = new Map<string | null, { connectionId: string; name: string }>();
    for (const { id, name, wabaId } of rows) {
      const known = byAccount.get(wabaId);
      if (known) known.name += `, ${name}`;
      else byAccount.set(wabaId, { connectionId: id, name });
    }
    return [...byAccount.values()];
  });
}
