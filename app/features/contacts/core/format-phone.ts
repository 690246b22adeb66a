const oneDigit = /^[17]/;
const twoDigits = /^(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/**
 * E.164 as people read it: "+55 11 98123-4410", "+1 415 555 0100", "+971 50 123 4567". Calling codes by ITU-T E.164;
 * outside Brazil the rest is grouped for the eye (…, 3, 4), since national habits differ.
 */
export function formatPhone(e164: string): string {
  const digits = e164.replace(/\D+/g, "");
  if (digits.startsWith("55") && (digits.length === 12 || digits.length === 13)) {
    const subscriber = digits.slice(4);
    return `+55 ${digits.slice(2, 4)} ${subscriber.slice(0, -4)}-${subscriber.slice(-4)}`;
  }
  const length = oneDigit.test(digits) ? 1 : twoDigits.test(digits) ? 2 : 3;
  const national = digits.slice(length);
  const groups =
    national.length > 7 ? [national.slice(0, -7), national.slice(-7, -4), national.slice(-4)] : [national];
  return `+${[digits.slice(0, length), ...groups].join(" ")}`;
}
