import type { CompanyContext } from "~/platform/db/company-types";

const PAGE = 30;

/** A page of everything by OFFSET, its names and ticks joined by the query builder: two further queries. */
export function offsetPage(ctx: CompanyContext, offset: number): Promise<unknown> {
  return ctx.read(async ({ db }) => {
    const rows = await db.conversation.findMany({
      where: { lastMessageAt: { not: null } },
      orderBy: [{ lastMessageAt: "desc" }, { id: "desc" }],
      skip: offset,
      take: PAGE,
      include: { contact: true, connection: { select: { kind: true } } },
    });
    const ids = rows.flatMap((row) => row.lastMessageId ?? []);
    return db.outgoing.findMany({ where: { id: { in: ids } }, select: { id: true, state: true } });
  });
}

/** The same page as it is written first: ids by OFFSET, then a question per row for its person, message and unread count. */
export function oneByOnePage(ctx: CompanyContext, offset: number): Promise<unknown> {
  return ctx.read(async ({ db }) => {
    const rows = await db.conversation.findMany({
      where: { lastMessageAt: { not: null } },
      orderBy: [{ lastMessageAt: "desc" }, { id: "desc" }],
      skip: offset,
      take: PAGE,
    });
    for (const row of rows) {
      await db.contact.findFirst({ where: { id: row.contactId } });
      await db.message.findFirst({
        where: { conversationId: row.id },
        orderBy: [{ at: "desc" }, { id: "desc" }],
      });
      await db.message.count({
        where: { conversationId: row.id, direction: "in", at: { gt: row.openedAt ?? row.createdAt } },
      });
    }
    return rows;
  });
}
