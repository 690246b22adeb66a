import { type ChatKey, chatKeys } from "~/features/whatsapp/core/chat-key";
import type { CompanyContext } from "~/platform/db/company-types";

/** What names the private chats of one number. Its rows hold digits of a phone, or of a LID with "@lid". */
export async function loadPrivateChats(
  ctx: CompanyContext,
  connectionId: string,
): Promise<ReadonlySet<ChatKey>> {
  const rows = await ctx.read(({ db }) =>
    db.whatsappPrivateChat.findMany({ where: { connectionId }, select: { chat: true } }),
  );
  return new Set(rows.flatMap(({ chat }) => chatKeys(chat.includes("@") ? chat : `${chat}@s.whatsapp.net`)));
}
