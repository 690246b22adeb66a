/** 3GPP TS 23.038 §6.2.1, the default alphabet, and §6.2.1.1, its extension (each of those costs an escape more). */
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const EXTENSION = "\f^{}\\[~]|€";

const units = new Map<string, 1 | 2>([
  ...[...BASIC].map((char) => [char, 1] as const),
  ...[...EXTENSION].map((char) => [char, 2] as const),
]);

/** What a character costs in GSM-7: 1 unit, 2 from the extension, undefined when GSM-7 cannot say it. */
export function gsmUnits(char: string): 1 | 2 | undefined {
  return units.get(char);
}
