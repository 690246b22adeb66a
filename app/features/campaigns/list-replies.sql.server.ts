import { collectValues } from "~/features/contacts/contact-where";
import { sightSql } from "~/features/inbox/conversation-conditions";
import { loadSight } from "~/features/inbox/load-sight.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { loadCampaign } from "./load-campaign.server";

export interface ReplyRow {
  messageId: string;
  conversationId: string;
  contactId: string;
  firstName: string;
  lastName: string;
  phone: string | null;
  text: string;
  type: string;
  at: Date;
  /** They still wait for an answer. */
  unanswered: boolean;
}

export interface ReplyPage {
  items: ReplyRow[];
  /** Pass it as `before` for more; null = that was all. */
  next: { at: Date; id: string } | null;
}

/** What people wrote back to a campaign, newest first, of the conversations that the reader sees. @throws AppError NOT_FOUND */
export function listReplies(
  ctx: CompanyContext,
  campaignId: string,
  page: { before?: { at: Date; id: string }; most?: number } = {},
): Promise<ReplyPage> {
  const { before, most = 50 } = page;
  return ctx.read(async (scope) => {
    await loadCampaign(scope, campaignId);
    const { values, add } = collectValues();
    const conditions = [`m.campaign_id = ${add(campaignId, "uuid")}`, "m.direction = 'in'"];
    if (before)
      conditions.push(`(m.at, m.id) < (${add(before.at, "timestamptz")}, ${add(before.id, "uuid")})`);
    const seen = sightSql(await loadSight(scope), add, "v");
    if (seen) conditions.push(seen);
    const rows = await sqlOf(scope).query<ReplyRow>(
      `SELECT m.id::text AS "messageId", v.id::text AS "conversationId", c.id::text AS "contactId",
         c.first_name AS "firstName", c.last_name AS "lastName", c.phone, m.text, m.type, m.at,
         v.unanswered_since IS NOT NULL AS unanswered
       FROM message AS m JOIN conversation AS v ON v.id = m.conversation_id JOIN contact AS c ON c.id = v.contact_id
       WHERE ${conditions.join(" AND ")} ORDER BY m.at DESC, m.id DESC LIMIT ${add(most + 1, "int")}`,
      values,
    );
    const items = rows.slice(0, most);
    const last = items.at(-1);
    return { items, next: rows.length > most && last ? { at: last.at, id: last.messageId } : null };
  });
}
