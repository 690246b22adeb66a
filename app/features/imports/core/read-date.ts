export type DateOrder = "day-first" | "month-first";

/** ISO, and day/month/year with / . or -, four- or two-digit years, with or without a time. */
export const datePattern =
  /^(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})([/.-])(\d{1,2})\5(\d{4}|\d{2}))(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * A date as `YYYY-MM-DD`, or null when it is none or does not exist (31/02). Two-digit years are of the past hundred
 * years counted from `thisYear`, because people write birthdays and purchases that way. `order` is ignored where only
 * one reading exists (25/03, 1990-07-01).
 */
export function readDate(raw: string, order: DateOrder, thisYear: number): string | null {
  const found = datePattern.exec(raw.trim());
  if (!found) return null;
  if (found[1]) return existing(Number(found[1]), Number(found[2]), Number(found[3]));
  const first = Number(found[4]);
  const second = Number(found[6]);
  const year = found[7]!.length === 4 ? Number(found[7]) : expandYear(Number(found[7]), thisYear);
  const dayFirst = second > 12 ? false : first > 12 ? true : order === "day-first";
  return dayFirst ? existing(year, second, first) : existing(year, first, second);
}

/** Whether a date reads differently day first and month first. */
export function isAmbiguousDate(raw: string): boolean {
  const found = datePattern.exec(raw.trim());
  if (!found || found[1]) return false;
  const first = Number(found[4]);
  const second = Number(found[6]);
  return first <= 12 && second <= 12 && first !== second;
}

function expandYear(short: number, thisYear: number): number {
  const century = Math.floor(thisYear / 100) * 100;
  return short > thisYear % 100 ? century - 100 + short : century + short;
}

function existing(year: number, month: number, day: number): string | null {
  if (year < 1000 || month < 1 || month > 12 || day < 1) return null;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day > days) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
