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
  const quick = readDayMonthYear(raw, order);
  if (quick !== undefined) return quick;
  const found = datePattern.exec(raw.trim());
  if (!found) return null;
  if (found[1]) return existing(Number(found[1]), Number(found[2]), Number(found[3]));
  const first = Number(found[4]);
  const second = Number(found[6]);
  const year = found[7]!.length === 4 ? Number(found[7]) : expandYear(Number(found[7]), thisYear);
  return ordered(first, second, year, order);
}

function ordered(first: number, second: number, year: number, order: DateOrder): string | null {
  const dayFirst = second > 12 ? false : first > 12 ? true : order === "day-first";
  return dayFirst ? existing(year, second, first) : existing(year, first, second);
}

/** 12/03/1984 and nothing else, without a regular expression; undefined = written otherwise. */
function readDayMonthYear(raw: string, order: DateOrder): string | null | undefined {
  if (raw.length !== 10 || raw[2] !== "/" || raw[5] !== "/") return undefined;
  let value = 0;
  for (let i = 0; i < 10; i++) {
    if (i === 2 || i === 5) continue;
    const digit = raw.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  const first = Math.floor(value / 1_000_000);
  return ordered(first, Math.floor(value / 10_000) % 100, value % 10_000, order);
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
  if (day > 28 && day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${year}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}`;
}
