export type DecimalMark = "comma" | "dot";

const grouped = /^\d{1,3}(?:([.,\s'\u00a0\u202f])\d{3})(?:\1\d{3})*$/;

/**
 * A number as people write it: 1.234,5 · 1,234.5 · 1 234 · -3 · (3) · 12%. Two different marks explain themselves; of
 * one mark followed by exactly three digits ("1.234") `decimal` decides. Null when it is no number.
 */
export function readNumber(raw: string, decimal: DecimalMark): number | null {
  const quick = readPlainNumber(raw);
  if (quick !== -1) return quick;
  let text = raw.trim().replace(/%$/, "").trimEnd();
  const bracketed = /^\((.+)\)$/.exec(text);
  const negative = bracketed !== null || /^[-−]/.test(text);
  text = (bracketed ? bracketed[1]! : text).replace(/^[-−+]\s*/, "");
  if (!/^[\d.,][\d.,\s'\u00a0\u202f]*$/.test(text) || text.length > 30) return null;
  const mark = decimalMarkOf(text, decimal);
  const at = mark === null ? -1 : text.lastIndexOf(mark);
  const whole = at === -1 ? text : text.slice(0, at);
  const fraction = at === -1 ? "" : text.slice(at + 1);
  if (!/^\d*$/.test(fraction) || !(/^\d*$/.test(whole) || grouped.test(whole))) return null;
  const digits = whole.replace(/\D/g, "");
  if (digits + fraction === "") return null;
  const value = Number(`${digits || "0"}.${fraction || "0"}`);
  return negative ? -value : value;
}

/** 899 · 12,5 · 1.234.567,89 without a regular expression; -1 = written otherwise. */
function readPlainNumber(raw: string): number {
  if (raw.length === 0 || raw.length > 15) return -1;
  let value = 0;
  let leading = 0;
  let sinceDot = -1;
  let sinceComma = -1;
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (code >= 48 && code <= 57) {
      value = value * 10 + (code - 48);
      if (sinceComma >= 0) sinceComma++;
      else if (sinceDot >= 0) sinceDot++;
      else leading++;
    } else if ((code !== 44 && code !== 46) || leading === 0 || sinceComma >= 0) return -1;
    else if (sinceDot >= 0 ? sinceDot !== 3 : code === 46 && leading > 3) return -1;
    else if (code === 46) sinceDot = 0;
    else sinceComma = 0;
  }
  if (sinceComma === -1) return sinceDot === -1 ? value : -1;
  return sinceComma === 1 ? value / 10 : sinceComma === 2 ? value / 100 : -1;
}

/** Which of the marks in the text separates the decimals; null = none does. */
function decimalMarkOf(text: string, decimal: DecimalMark): "," | "." | null {
  const comma = text.lastIndexOf(",");
  const dot = text.lastIndexOf(".");
  if (comma === -1 && dot === -1) return null;
  if (comma !== -1 && dot !== -1) return comma > dot ? "," : ".";
  const mark = comma === -1 ? "." : ",";
  if (text.indexOf(mark) !== text.lastIndexOf(mark)) return null;
  const at = text.lastIndexOf(mark);
  const couldGroup = text.length - at === 4 && at >= 1 && at <= 3 && text[0] !== "0";
  return couldGroup && mark !== (decimal === "comma" ? "," : ".") ? null : mark;
}

/** How many minor units a currency has (ISO 4217): 2 but for a few. */
function minorDigits(currency: string): number {
  if (/^(?:JPY|KRW|CLP|PYG|VND|ISK|XAF|XOF|UGX)$/.test(currency)) return 0;
  return /^(?:KWD|BHD|OMR|JOD|TND|LYD|IQD)$/.test(currency) ? 3 : 2;
}

/** Money in minor units (centavos): "R$ 2.853,50" → 285350 of BRL. A sign in the cell overrules `currency`. */
export function readMoney(
  raw: string,
  decimal: DecimalMark,
  currency: string,
): { minor: number; currency: string } | null {
  const plain = /^[\d.,]+$/.test(raw);
  const found = plain
    ? ["", "", "", raw]
    : /^(-?)\s*(R\$|US\$|\$|€|£|[A-Z]{3})?\s*(.+?)\s*(R\$|US\$|€|£|[A-Z]{3})?$/.exec(raw.trim());
  if (!found) return null;
  const sign = found[2] ?? found[4];
  const unit = sign ? (signs[sign] ?? (/^[A-Z]{3}$/.test(sign) ? sign : currency)) : currency;
  const amount = readNumber(found[1]! + found[3]!, decimal);
  if (amount === null || raw.trimEnd().endsWith("%")) return null;
  const scaled = amount * 10 ** minorDigits(unit);
  const near = Math.round(scaled);
  // 1.005 × 100 is 100.49999999999999 to a computer; almost always there is nothing to round.
  const minor = Math.abs(scaled - near) < 1e-6 ? near : Math.round(Number(scaled.toPrecision(15)));
  return Number.isSafeInteger(minor) ? { minor, currency: unit } : null;
}

const signs: Record<string, string> = { R$: "BRL", US$: "USD", "€": "EUR", "£": "GBP" };

const yes = new Set("sim s yes y si sí true verdadeiro verdadero v t 1 x ✓ ✔ ok ativo".split(" "));
const no = new Set("nao não n no false falso f 0 inativo".split(" "));

/** sim/não, yes/no, sí/no, true/false, 1/0, x; null when it is neither. */
export function readBoolean(raw: string): boolean | null {
  const word = raw.trim().toLowerCase();
  return yes.has(word) ? true : no.has(word) ? false : null;
}

/** A web address with its scheme, or null. */
export function readUrl(raw: string): string | null {
  const text = raw.trim();
  const full = /^https?:\/\//i.test(text)
    ? text
    : /^www\.|^[\w-]+(?:\.[\w-]+)+\//i.test(text)
      ? `https://${text}`
      : "";
  return full && URL.canParse(full) ? full : null;
}
