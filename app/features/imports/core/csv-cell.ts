/**
 * One cell of a CSV that we write: quoted where it must be, and with `'` before what a spreadsheet program would run
 * as a formula (= + - @ tab CR, and their full-width forms; OWASP "CSV injection").
 * Plain numbers and phones in E.164 keep their sign: a sign and digits compute nothing, and the number stays usable.
 * What we import is data and is stored as it was; this is the only place that defuses it.
 */
export function csvCell(value: string, delimiter = ";"): string {
  const safe =
    /^[=+\-@\t\r＝＋－＠]/.test(value) && !/^[+-]\d+(?:[.,]\d+)?$/.test(value) ? `'${value}` : value;
  return safe.includes('"') || safe.includes(delimiter) || /[\r\n]|^\s|\s$/.test(safe)
    ? `"${safe.replaceAll('"', '""')}"`
    : safe;
}

/** One line of CSV with its line end (CRLF, as RFC 4180 and Excel write it). */
export function csvLine(values: readonly string[], delimiter = ";"): string {
  return `${values.map((value) => csvCell(value, delimiter)).join(delimiter)}\r\n`;
}
