import { normalizeEmail } from "../../contacts/core/normalize-email";
import { datePattern } from "./read-date";
import { readBoolean, readNumber } from "./read-values";

export type Looks = "empty" | "email" | "phone" | "date" | "money" | "number" | "boolean" | "url" | "text";

/** What a cell seems to hold, by its form alone; the column decides by majority. */
export function looksLike(raw: string): Looks {
  const cell = raw.trim();
  if (cell === "" || /^[-–—.]+$/.test(cell)) return "empty";
  if (cell.includes("@") && normalizeEmail(cell)) return "email";
  if (/^(?:https?:\/\/|www\.)\S+$/i.test(cell)) return /wa\.me\/\d/.test(cell) ? "phone" : "url";
  if (datePattern.test(cell)) return "date";
  if (/^(?:R\$|US\$|\$|€|£)\s*-?[\d.,]+$/.test(cell)) return "money";
  if (looksLikePhone(cell)) return "phone";
  if (readNumber(cell, "comma") !== null) return "number";
  // "0" and "1" are numbers first; words decide.
  if (readBoolean(cell) !== null) return "boolean";
  return "text";
}

function looksLikePhone(cell: string): boolean {
  if (/^[+-]?\d+(?:[.,]\d+)?e\+?\d+$/i.test(cell)) return true;
  if (!/^['+(\d][\d\s().\-/+]*(?:\.0)?$/.test(cell)) return false;
  const digits = cell.replace(/\D/g, "").length;
  if (digits < 8 || digits > 15) return digits > 15 && /[/+(]/.test(cell);
  // 1.234.567,89 and 123456789.5 are amounts; 12345678 alone may be anything but ten digits are a phone.
  if (/^\d{1,3}(?:[.]\d{3})+$/.test(cell)) return false;
  return digits >= 10 || /[\s()+-]/.test(cell);
}
