import { aMember } from "#/tests/factories/a-member";
import { aWhatsAppConnection } from "#/tests/factories/a-whatsapp-connection";
import type { TestDatabase } from "#/tests/setup/test-database";
import { conversationPage } from "~/features/inbox/conversation-page.sql.server";
import type { InboxFilter } from "~/features/inbox/core/inbox-filter";
import { readListCursor } from "~/features/inbox/core/list-cursor";
import type { CompanyContext, Role } from "~/platform/db/company-types";
import { aContact } from "./campaign-fixture";

export interface Planted {
  name?: string;
  connection?: string;
  /** Minutes ago. */
  ago?: number;
  columns?: Record<string, unknown>;
}

/** A company with a number, and what plants conversations in it. */
export async function anInbox(db: TestDatabase, name?: string) {
  const ctx = await db.company(name);
  const { companyId } = ctx;
  const connection = (await aWhatsAppConnection(ctx)).id;
  const insert = async (table: string, columns: Record<string, unknown>) => {
    const names = Object.keys({ company_id: companyId, ...columns });
    const { rows } = await db.admin.query(
      `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map((_, i) => `$${i + 1}`).join(", ")}) RETURNING *`,
      [companyId, ...Object.values(columns)],
    );
    return rows[0];
  };
  const start = Date.now();
  return {
    ctx,
    companyId,
    connection,
    insert,
    async talk({
      name = "Ana",
      ago = 0,
      connection: on = connection,
      columns = {},
    }: Planted = {}): Promise<string> {
      const contact = await aContact(ctx, { firstName: name });
      const row = await insert("conversation", {
        connection_id: on,
        contact_id: contact,
        last_message_at: new Date(start - ago * 60_000),
        preview: "Oi",
        ...columns,
      });
      return row.id;
    },
    async member(role: Role = "agent", visibility = "all", departments: string[] = []) {
      const { userId } = await aMember(db, companyId, role);
      await db.admin.query("UPDATE membership SET visibility = $2 WHERE user_id = $1", [userId, visibility]);
      for (const department_id of departments)
        await insert("department_member", { department_id, user_id: userId });
      return { userId, ctx: db.as(companyId, { kind: "member", userId, role }) };
    },
  };
}

/** Ids of the whole list, page by page; throws when a page repeats one. */
export async function idsOf(ctx: CompanyContext, filter: InboxFilter, size = 30): Promise<string[]> {
  const ids: string[] = [];
  let next: string | null = null;
  do {
    const page = await conversationPage(ctx, filter, { before: next ? readListCursor(next) : null, size });
    ids.push(...page.rows.map((row) => row.id));
    next = page.next;
  } while (next);
  if (new Set(ids).size !== ids.length) throw new Error("A page shows a conversation again");
  return ids;
}
