import { hashText } from "../../state/random";

/** The hidden id that WhatsApp uses for a person instead of the phone: fifteen digits, always the same for a phone. */
export function lidOf(digits: string): string {
  const high = hashText(`lid ${digits}`) % 10_000_000;
  const low = hashText(`${digits} lid`) % 10_000_000;
  return `1${String(high).padStart(7, "0")}${String(low).padStart(7, "0")}`;
}
