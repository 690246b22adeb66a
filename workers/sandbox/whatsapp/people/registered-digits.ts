import { waIdOf } from "../../state/phone";

/**
 * The digits under which WhatsApp knows a phone, whichever way it was typed. Brazilian mobiles exist with and without
 * the ninth digit; area codes up to 30 are registered with it, from 31 up without.
 */
export function registeredDigits(typed: string): string {
  const digits = typed.replace(/\D/g, "");
  const withoutNinth = digits.length === 12 && digits.startsWith("55") && digits.charCodeAt(4) >= 55;
  return waIdOf(withoutNinth ? `${digits.slice(0, 4)}9${digits.slice(4)}` : digits);
}
