import type { Address } from "../channel";

/** The JID to write to: the id WhatsApp gave for the phone, else the phone as it is written, else the LID; undefined for nobody. */
export function jidOfAddress({ waId, phone, lid }: Address): string | undefined {
  const digits = waId ?? phone?.replace(/\D/g, "");
  if (digits) return `${digits}@s.whatsapp.net`;
  return lid ? `${lid}@lid` : undefined;
}
