const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const EXTENDED = "|^€{}[]~\\";

/**
 * Parts an SMS is billed as: GSM-7 160 characters, 153 each when split, extended ones count two; everything else is
 * UCS-2, 70 and 67. Written on its own, so that it checks the product's counter rather than repeats it.
 */
export function countSegments(body: string): number {
  let septets = 0;
  for (const character of body) {
    if (BASIC.includes(character)) septets += 1;
    else if (EXTENDED.includes(character)) septets += 2;
    else return wideSegments(body);
  }
  if (septets <= 160) return 1;
  return packed(body, 153, (character) => (EXTENDED.includes(character) ? 2 : 1));
}

function wideSegments(body: string): number {
  return body.length <= 70 ? 1 : packed(body, 67, (character) => character.length);
}

/** A character of two units is never split between parts. */
function packed(body: string, room: number, size: (character: string) => number): number {
  let segments = 1;
  let used = 0;
  for (const character of body) {
    const units = size(character);
    if (used + units > room) {
      segments++;
      used = 0;
    }
    used += units;
  }
  return segments;
}
