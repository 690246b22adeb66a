import type { Address, ChannelKind } from "~/channels/channel";
import { phoneMatchKey } from "~/features/contacts/core/phone-match-key";
import { scopeOf } from "~/features/messages/core/person-of";
import type { CompanyRead } from "~/platform/db/company-types";

/** Where a contact is reached on a connection: everything we know that its channel understands. */
export async function conversationAddress(
  scope: CompanyRead,
  contact: { id: string; phone: string | null },
  connection: { kind: ChannelKind; portfolioId: string | null; wabaId: string | null },
): Promise<Address> {
  const phone = contact.phone ?? undefined;
  if (connection.kind === "sms") return { phone };
  const known = await scope.db.identity.findMany({
    where: { contactId: contact.id, kind: { in: ["wa", "lid", "bsuid"] } },
    select: { kind: true, value: true, scope: true, matchKey: true },
    orderBy: { createdAt: "desc" },
  });
  const addressOf = (kind: string, within = "") =>
    known.find((one) => one.kind === kind && one.scope === within)?.value;
  // Somebody who was merged has the ids of two numbers: the phone says which of them is meant.
  const key = phone && phoneMatchKey(phone);
  const waId = known.find((one) => one.kind === "wa" && (!key || one.matchKey === key))?.value;
  if (connection.kind === "whatsapp") return { phone, waId, lid: addressOf("lid") };
  // A business-scoped id is for people whose phone we do not have.
  return { phone, waId, userId: phone || waId ? undefined : addressOf("bsuid", scopeOf(connection)) };
}
