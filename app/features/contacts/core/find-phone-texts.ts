import type { PhoneRefusal } from "./phone-types";

/** Digits of one number; `international` when `+`, `00`, a WhatsApp link or a WhatsApp id says so. */
export type PhoneText = { digits: string; international: boolean };

const invisible = /(?!\s)[\p{Cc}\p{Cf}]/gu;
const nothingWritten =
  /^(?:[\s\-–—_.*/\\?'"]*|0+|n[./]?\s?[ad]\.?|s[./]?\s?n\.?|null|nulo|none|nil|vazio|sem|n[aã]o (?:tem|possui|informado|consta)|sem (?:telefone|n[uú]mero|fone|celular)|no tiene|#n\/[ad]|#n[uú]m!|#num!|#ref!)$/i;
const scientific = /^[+-]?\d+(?:[.,]\d+)?\s?e\s?[+-]?\d+$/i;
const wholeNumberTail = /^([+\d][\d ]*)[.,]0{1,2}$/;
const whatsAppAddress = /(?:wa\.me\/|[?&]phone=)\+?(\d{7,15})|^\+?(\d{7,15})@(?:s\.whatsapp\.net|c\.us)$/i;
const extension = /(?:\br\.|#)\s*\d{1,6}\s*$/i;
const trunkWithCarrier = /\(?\s*0\s*[x*]{2}\s*(\d\d)\s*\)?/gi;
/** 119812344O0: an O for a zero would make it somebody else's number. */
const letterInNumber = /\d[a-z](?=\s*$|\s?-?\d)/i;
const betweenNumbers = /[/;|\n\r,]+|\p{L}+|(?<=\d{4})\s+(?=[(+])/u;
/** Shorter pieces are extensions, years, notes: not a second number. */
const leastDigits = 7;

/** Takes a cell apart into the phone numbers written in it, or says why there is none. */
export function findPhoneTexts(
  raw: string,
): { ok: true; texts: PhoneText[] } | ({ ok: false } & PhoneRefusal) {
  // Cells can be pages long; a phone is not, and the patterns below need not read them.
  let text = raw.length > 300 ? raw.slice(0, 300) : raw;
  text = text
    .normalize("NFKC")
    .replace(invisible, "")
    .replace(/[٠-٩۰-۹]/g, asciiDigit)
    .trim();
  text = text
    .replace(/^=?"(.*)"$/, "$1")
    .replace(/^'+/, "")
    .trim();
  if (nothingWritten.test(text)) return { ok: false, reason: "empty" };
  if (scientific.test(text)) return { ok: false, reason: "scientific" };

  const address = whatsAppAddress.exec(text);
  if (address) return { ok: true, texts: [{ digits: (address[1] ?? address[2])!, international: true }] };

  text = text.replace(wholeNumberTail, "$1").replace(trunkWithCarrier, "$1 ").replace(extension, "");
  if (letterInNumber.test(text)) return { ok: false, reason: "letter-in-number" };
  const pieces = text
    .split(betweenNumbers)
    .map((piece) => piece.trim())
    .filter((piece) => countDigits(piece) >= leastDigits);
  const texts = (pieces.length > 0 ? pieces : [text]).map(readPiece);
  const first = texts[0]!;
  if (pieces.length === 0 && (first.digits === "" || /\p{L}{2}/u.test(text))) {
    return {
      ok: false,
      reason: /\p{L}/u.test(text) ? "letters" : first.digits ? "not-a-phone" : "not-a-phone",
    };
  }
  return { ok: true, texts };
}

function readPiece(piece: string): PhoneText {
  const digits = piece.replace(/\D+/g, "");
  const plus = /\+\s*\(?\s*\d/.test(piece);
  // "00 55 11 …" is the international prefix of most of the world; "+00" is nobody's.
  if (!plus && digits.startsWith("00")) return { digits: digits.slice(2), international: true };
  return { digits, international: plus };
}

function countDigits(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) count++;
  }
  return count;
}

function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  return String(code - (code >= 0x6f0 ? 0x6f0 : 0x660));
}
