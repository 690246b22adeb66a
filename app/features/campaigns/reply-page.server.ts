import { contactName } from "~/features/contacts/core/contact-name";
import { formatPhone } from "~/features/contacts/core/format-phone";
import type { CompanyContext } from "~/platform/db/company-types";
import { listReplies } from "./list-replies.sql.server";
import type { ReplyView } from "./ui/reply-list";

/** A page of replies; the cursor is `<milliseconds>_<message id>`. @throws AppError NOT_FOUND */
export async function replyPage(
  ctx: CompanyContext,
  campaignId: string,
  cursor: string | null,
): Promise<{ replies: ReplyView[]; next: string | null }> {
  const read = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(cursor ?? "");
  const before = read ? { at: new Date(Number(read[1])), id: read[2]! } : undefined;
  const { items, next } = await listReplies(ctx, campaignId, { before });
  return {
    replies: items.map((row) => ({
      id: row.messageId,
      conversationId: row.conversationId,
      contactId: row.contactId,
      name: contactName(row),
      phone: row.phone && formatPhone(row.phone),
      text: row.text,
      type: row.type,
      at: row.at,
      unanswered: row.unanswered,
    })),
    next: next && `${next.at.getTime()}_${next.id}`,
  };
}
