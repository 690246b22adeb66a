import { magicPhone } from "../../customers/magic-phones";
import type { Customer } from "../people/customer";

/** What the server does with a message to this person, if the phone is one of the fixed ones. */
export function fateOf(customer: Customer): { error?: string; silent?: boolean; lost?: boolean } | undefined {
  const qr = magicPhone(customer.digits)?.qr;
  return qr?.error || qr?.silent || qr?.lost ? qr : undefined;
}
