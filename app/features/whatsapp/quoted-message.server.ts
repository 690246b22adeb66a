import { outgoingIdOf } from "~/channels/baileys/message-id";
import type { CompanyContext } from "~/platform/db/company-types";

/** What Baileys needs of a message to quote it. */
export interface QuotedMessage {
  key: { remoteJid: string; id: string; fromMe: boolean };
  message: { conversation: string };
}

/** The message that a reply answers, by WhatsApp's id. One that we do not know is quoted by its id alone. */
export async function quotedMessage(
  ctx: CompanyContext,
  connectionId: string,
  chat: string,
  providerId: string,
): Promise<QuotedMessage> {
  const row = await ctx.read(({ db }) =>
    db.message.findFirst({
      where: { connectionId, providerId },
      select: { text: true, direction: true },
    }),
  );
  const fromMe = row ? row.direction === "out" : outgoingIdOf(providerId) !== undefined;
  return {
    key: { remoteJid: chat, id: providerId, fromMe },
    message: { conversation: row?.text ?? "" },
  };
}
