import { jidOfAddress } from "~/channels/baileys/jid-of-address";
import type { CompanyRead } from "~/platform/db/company-types";
import { conversationAddress } from "./conversation-address.server";

/** WhatsApp's address of the person of a conversation by QR, by which chats are known today (LID) and were before. */
export async function sessionChat(
  scope: CompanyRead,
  { contactId }: { contactId: string },
): Promise<{ to: string | undefined; lid: string | undefined }> {
  const contact = await scope.db.contact.findFirst({
    where: { id: contactId },
    select: { id: true, phone: true },
  });
  if (!contact) return { to: undefined, lid: undefined };
  const address = await conversationAddress(scope, contact, {
    kind: "whatsapp",
    portfolioId: null,
    wabaId: null,
  });
  return { to: jidOfAddress(address), lid: address.lid && `${address.lid}@lid` };
}
