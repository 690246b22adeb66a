import type { CompanyContext } from "~/platform/db/company-types";

export interface HistoryItem {
  id: string;
  at: Date;
  action: string;
  fields: string[];
  /** null: the system itself. */
  byName: string | null;
  /** byName is an API key's. */
  byKey: boolean;
}

const SHOWN = 100;

/** What people and the system did with a campaign, newest first; a draft's many small changes of one person are one. */
export function campaignHistory(ctx: CompanyContext, campaignId: string): Promise<HistoryItem[]> {
  return ctx.read(async ({ db }) => {
    const rows = await db.auditEntry.findMany({
      where: { subjectType: "campaign", subjectId: campaignId },
      orderBy: { id: "desc" },
      take: 500,
    });
    const ids = [
      ...new Set(
        rows.flatMap(({ actorKind, actorId }) => (actorKind !== "system" && actorId ? [actorId] : [])),
      ),
    ];
    const named = { where: { id: { in: ids } }, select: { id: true, name: true } };
    const users = await db.user.findMany(named);
    const keys = await db.apiKey.findMany(named);
    const names = new Map([...users, ...keys].map(({ id, name }) => [id, name]));
    const items: HistoryItem[] = [];
    for (const { id, at, action, fields, actorId, actorKind } of rows) {
      const byName = (actorId && names.get(actorId)) || null;
      const before = items.at(-1);
      if (action === "campaign.changed" && before?.action === action && before.byName === byName) {
        before.fields = [...new Set([...before.fields, ...fields])];
      } else items.push({ id, at, action, fields, byName, byKey: actorKind === "api-key" });
    }
    return items.slice(0, SHOWN);
  });
}
