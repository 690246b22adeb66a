/** Digits of a phone however it was typed; empty when it has letters or is no possible number (8–15 digits). */
export function phoneDigits(text: string): string {
  let digits = "";
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) digits += text[index];
    else if (!"+-() .\u00a0".includes(text[index]!)) return "";
  }
  return digits.length >= 8 && digits.length <= 15 ? digits : "";
}

/**
 * The WhatsApp id of a phone. Mobiles of Brazil's area codes from 31 up lost their ninth digit in WhatsApp
 * (13 digits, subscriber beginning 9 and then 7–9), so the id that Meta answers is not what was sent.
 */
export function waIdOf(digits: string): string {
  if (digits.length !== 13 || !digits.startsWith("55")) return digits;
  const areaCode = Number(digits.slice(2, 4));
  const ninth = digits[4] === "9";
  const mobile = digits.charCodeAt(5) >= 55;
  return areaCode >= 31 && ninth && mobile ? digits.slice(0, 4) + digits.slice(5) : digits;
}

/** The phone that a person would write: "+" and, for Brazilian mobiles, with the ninth digit. Inverse of {@link waIdOf}. */
export function phoneOf(waId: string): string {
  if (waId.length === 12 && waId.startsWith("55") && waId.charCodeAt(4) >= 55) {
    return `+${waId.slice(0, 4)}9${waId.slice(4)}`;
  }
  return `+${waId}`;
}

/**
 * Digits that Meta understands from a `to`. Without "+", a number too short to be international gets the
 * business number's country code in front (Meta: "send messages", phone number formats).
 */
export function recipientDigits(to: string, businessDigits: string): string {
  const digits = phoneDigits(to);
  if (digits === "" || to.includes("+")) return digits;
  if (businessDigits.startsWith("55") && digits.length <= 11) return `55${digits}`;
  if (businessDigits.startsWith("1") && digits.length === 10) return `1${digits}`;
  return digits;
}
