import { enqueueMessage } from "~/features/outgoing/enqueue-message.server";
import { translate } from "~/i18n/translate.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import type { HeardWish } from "./core/heard-wish";

/** Tells a person, in the company's language and inside the window their STOP opened, that it was heard. */
export async function confirmStop(tx: CompanyTransaction, cause: HeardWish, now: Date): Promise<void> {
  const [company, contact] = await Promise.all([
    tx.db.company.findFirst({ select: { name: true, locale: true } }),
    tx.db.contact.findFirst({ where: { id: cause.contactId }, select: { phone: true } }),
  ]);
  if (!company) return;
  const locale = company.locale === "en" ? "en" : "pt-BR";
  await enqueueMessage(
    tx,
    {
      source: "system",
      connectionId: cause.connectionId,
      contactId: cause.contactId,
      conversationId: cause.conversationId,
      to: { ...(contact?.phone && { phone: contact.phone }), ...cause.from },
      purpose: "SERVICE",
      content: { type: "text", text: translate(locale, "consent.stopConfirmed", { company: company.name }) },
    },
    now,
  );
}
