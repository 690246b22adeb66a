export type CsvProblems = {
  /** Cells that opened a quote and never closed it: read as if the quote were a letter. */
  unbalancedQuotes: number;
  /** Lines beyond maxLineLength: only their beginning was kept, in one cell. */
  endlessLines: number;
};

/** Excel's 32,767 characters a cell, twice for doubled quotes. Beyond it a quote was never meant to be closed. */
const maxQuotedLength = 65_536;
const maxLineLength = 1_000_000;
const keptOfEndlessLine = 32_767;
const QUOTE = 34;
const CR = 13;

/**
 * A CSV reader fed with pieces of text. Every record comes out, blank lines too (as `[""]`), so that the n-th record
 * is the n-th row that a spreadsheet program shows.
 *
 * RFC 4180, and as Excel reads what breaks it: a quote inside a cell is a letter; text after a closing quote belongs to
 * the cell. A quote that is never closed does not swallow the file: when its partner would stand in the middle of a
 * cell of another line, or beyond maxQuotedLength, or nowhere, the opening quote is taken for a letter.
 */
export class CsvScanner {
  readonly problems: CsvProblems = { unbalancedQuotes: 0, endlessLines: 0 };
  private rest = "";
  private skipping = false;
  private cells: string[] = [];

  /** `newline`: "\r" only for files without a single "\n" (old Macintosh); otherwise "\n", with or without "\r". */
  constructor(
    private readonly delimiter: string,
    private readonly newline: "\n" | "\r" = "\n",
  ) {}

  /** The records completed by this piece. Call once with `last` at the end of the file. */
  push(piece: string, last = false): string[][] {
    const text = this.rest === "" ? piece : this.rest + piece;
    const rows: string[][] = [];
    let at = this.skipping ? this.skip(text) : 0;
    let quote = text.indexOf('"', at);
    while (at < text.length) {
      const end = text.indexOf(this.newline, at);
      if (quote !== -1 && quote < at) quote = text.indexOf('"', at);
      if (quote !== -1 && (end === -1 || quote < end)) {
        const next = this.readQuoted(text, at, last);
        if (next === -1) break;
        rows.push(this.cells);
        at = next;
      } else if (end !== -1) {
        rows.push(this.plainLine(text, at, end));
        at = end + 1;
      } else {
        if (!last) break;
        rows.push(this.plainLine(text, at, text.length));
        at = text.length;
      }
    }
    this.keep(text, at, rows);
    return rows;
  }

  private plainLine(text: string, from: number, end: number): string[] {
    const to = end > from && text.charCodeAt(end - 1) === CR ? end - 1 : end;
    return text.slice(from, to).split(this.delimiter);
  }

  private keep(text: string, at: number, rows: string[][]): void {
    this.rest = at === 0 ? text : text.slice(at);
    if (this.rest.length <= maxLineLength) return;
    this.problems.endlessLines++;
    rows.push([this.rest.slice(0, keptOfEndlessLine)]);
    this.rest = "";
    this.skipping = true;
  }

  private skip(text: string): number {
    const end = text.indexOf(this.newline);
    if (end === -1) return text.length;
    this.skipping = false;
    return end + 1;
  }

  /** Reads one record into `cells`; answers where the next begins, or -1 when this text holds only a part of it. */
  private readQuoted(text: string, from: number, last: boolean): number {
    const cells: string[] = [];
    let at = from;
    let lineEnd = -1;
    let problems = 0;
    for (;;) {
      if (lineEnd < at) lineEnd = text.indexOf(this.newline, at);
      let value = "";
      let tail = at;
      if (text.charCodeAt(at) === QUOTE) {
        const close = this.findClosing(text, at, last);
        if (close === -1) return -1;
        if (close === -2) problems++;
        else {
          value = text.slice(at + 1, close);
          if (value.includes('"')) value = value.replaceAll('""', '"');
          tail = close + 1;
          if (lineEnd < tail) lineEnd = text.indexOf(this.newline, tail);
        }
      }
      if (lineEnd === -1 && !last) return -1;
      const stop = lineEnd === -1 ? text.length : lineEnd;
      const delimiterAt = text.indexOf(this.delimiter, tail);
      const ended = delimiterAt === -1 || delimiterAt >= stop;
      let cellEnd = ended ? stop : delimiterAt;
      if (ended && cellEnd > tail && text.charCodeAt(cellEnd - 1) === CR) cellEnd--;
      cells.push(cellEnd > tail ? value + text.slice(tail, cellEnd) : value);
      if (ended) {
        this.cells = cells;
        this.problems.unbalancedQuotes += problems;
        return stop + 1;
      }
      at = delimiterAt + 1;
    }
  }

  /** Where the quote opened at `open` is closed; -1: not in this text yet; -2: never, it is a letter. */
  private findClosing(text: string, open: number, last: boolean): number {
    let from = open + 1;
    for (;;) {
      const close = text.indexOf('"', from);
      const reach = close === -1 ? text.length : close;
      if (reach - open > maxQuotedLength) return -2;
      if (close === -1) return last ? -2 : -1;
      // The character after it decides, and after "\r" the next one.
      if (!last && close + 2 >= text.length) return -1;
      if (text.charCodeAt(close + 1) === QUOTE) {
        from = close + 2;
        continue;
      }
      if (this.endsCell(text, close + 1)) return close;
      const newlineAt = text.indexOf(this.newline, open);
      return newlineAt !== -1 && newlineAt < close ? -2 : close;
    }
  }

  private endsCell(text: string, at: number): boolean {
    if (at >= text.length) return true;
    const char = text[at];
    return char === this.delimiter || char === this.newline || (char === "\r" && text[at + 1] === "\n");
  }
}
