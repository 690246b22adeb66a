import type { ConsentColumns, StoredConsent } from "./fold-consent";

/** A column that is set holds even when its record was never kept. */
export function columnsAsRecords({
  contactId,
  whatsappStoppedAt,
  smsStoppedAt,
  blockedAt,
}: ConsentColumns & { contactId: string }): StoredConsent[] {
  const records: StoredConsent[] = [];
  const all = { contactId, channel: "all", purpose: "all" } as const;
  if (whatsappStoppedAt) {
    const channel = "whatsapp";
    records.push({ contactId, channel, purpose: "marketing", action: "stopped", at: whatsappStoppedAt });
  }
  if (smsStoppedAt) records.push({ ...all, channel: "sms", action: "stopped", at: smsStoppedAt });
  if (blockedAt) records.push({ ...all, action: "blocked", at: blockedAt });
  return records;
}
