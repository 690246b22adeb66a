import { announceConnection } from "~/features/connections/announce-connection.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { findSession } from "./find-session.server";

/**
 * Sets which chats of a linked phone are private: nothing of them is stored from now on.
 * @param chats digits of phones without "+", or LIDs with "@lid"
 * @throws AppError NOT_FOUND
 */
export function changePrivateChats(
  ctx: CompanyContext,
  id: string,
  chats: string[],
): Promise<{ id: string; privateChats: string[] }> {
  const wanted = [...new Set(chats)];
  return ctx.transaction(async (tx) => {
    await findSession(tx, id);
    await tx.db.whatsappPrivateChat.deleteMany({ where: { connectionId: id, chat: { notIn: wanted } } });
    const addedBy = tx.actor.kind === "member" ? tx.actor.userId : null;
    await tx.db.whatsappPrivateChat.createMany({
      data: wanted.map((chat) => ({ connectionId: id, chat, addedBy })),
      skipDuplicates: true,
    });
    await announceConnection(tx, {
      connectionId: id,
      action: "connection.changed",
      fields: ["privateChats"],
    });
    return { id, privateChats: wanted };
  });
}
