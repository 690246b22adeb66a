/** Built-in number formats that show dates or times (ECMA-376 18.8.30, with the East Asian ones). */
export function isDateFormatId(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** Whether a written format ("dd/mm/yyyy", "[$-416]d-mmm;@") shows a date or a time. */
export function isDateFormatCode(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\[(?!h|m|s)[^\]]*\]/gi, "").split(";")[0]!;
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare) && !/[#0?]\.?[#0?]*E[+-]/i.test(bare);
}

/**
 * Excel's day count as ISO: `1984-03-12`, `1984-03-12T14:30:00`, or `14:30` below one day. Null outside 1900–9999.
 * 1900 was no leap year, but Excel counts its 29 February.
 */
export function serialToIso(serial: number, since1904: boolean): string | null {
  if (!(serial >= 0 && serial < 2_958_466)) return null;
  if (Number.isInteger(serial) && serial >= 1) return dayToIso(since1904 ? serial + 1462 : serial);
  const seconds = Math.round((serial % 1) * 86_400);
  const time = new Date(seconds * 1000).toISOString().slice(11, 19);
  if (serial < 1) return time.endsWith(":00") ? time.slice(0, 5) : time;
  const day = Math.floor(serial) + Math.floor(seconds / 86_400) + (since1904 ? 1462 : 0);
  return seconds % 86_400 === 0 ? dayToIso(day) : `${dayToIso(day)}T${time}`;
}

const knownDays = new Map<number, string>();

/** A column of dates holds few different days: each is written once. */
function dayToIso(day: number): string {
  let iso = knownDays.get(day);
  if (iso === undefined) {
    iso = new Date((day - (day < 60 ? 25_568 : 25_569)) * 86_400_000).toISOString().slice(0, 10);
    if (knownDays.size >= 50_000) knownDays.clear();
    knownDays.set(day, iso);
  }
  return iso;
}

/**
 * A number cell as text: whole numbers in full ("5.511981234410E12" → "5511981234410"), others with a dot and Excel's
 * 15 digits. Beyond 15 digits Excel has already rounded, and the scientific spelling stays to say so.
 */
export function numberText(raw: string): string {
  const short = raw.length < 16 && /^-?\d+$/.test(raw);
  if (short) return raw;
  const value = Number(raw);
  if (raw.trim() === "" || !Number.isFinite(value)) return raw;
  if (Number.isInteger(value)) return Math.abs(value) < 1e15 ? String(value) : value.toExponential();
  return String(raw.length < 17 ? value : Number(value.toPrecision(15)));
}

/** "BC12" → 54; -1 without letters. Begins at `from`. */
export function columnIndex(reference: string, from = 0): number {
  let index = 0;
  for (let i = from; i < reference.length; i++) {
    const code = reference.charCodeAt(i) & 0xdf;
    if (code < 65 || code > 90) break;
    index = index * 26 + (code - 64);
  }
  return index - 1;
}
