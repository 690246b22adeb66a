import { columnIndex, numberText, serialToIso } from "./sheet-values";
import { type XmlHandler, xmlAttribute, xmlText } from "./xml-scanner";

export type SheetBook = {
  /** By style index: shows a date or time. */
  dateStyles: readonly boolean[];
  since1904: boolean;
  sharedText(index: number): string;
};

/**
 * Turns the XML of one worksheet into rows of text (ECMA-376 18.3.1): shared and inline texts, numbers in full, dates
 * as ISO by their style, booleans as TRUE/FALSE, formulas by their last result. Take what is in `rows` and
 * `rowNumbers` after every piece, and empty them.
 */
export class SheetRows implements XmlHandler {
  rows: string[][] = [];
  rowNumbers: number[] = [];
  blankRows = 0;
  cellsBeyondLimit = 0;
  private row: string[] = [];
  private rowNumber = 0;
  private column = -1;
  private type = "";
  private style = 0;
  private value = "";
  private taking = false;
  private phonetic = false;

  constructor(
    private readonly book: SheetBook,
    private readonly maxColumns: number,
  ) {}

  open(name: string, attributes: string): void {
    if (name === "c") this.openCell(attributes);
    else if (name === "v" || name === "t") this.taking = !this.phonetic;
    else if (name === "row") {
      const number = Number(xmlAttribute(attributes, "r"));
      const next = this.rowNumber + 1;
      // Gaps are blank rows that the program did not write down.
      if (number > next) this.blankRows += number - next;
      this.rowNumber = Math.max(number || 0, next);
      this.row = [];
      this.column = -1;
    } else if (name === "rPh") this.phonetic = true;
  }

  text(raw: string): void {
    if (this.taking) this.value = this.value === "" ? raw : this.value + raw;
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.taking = false;
    else if (name === "c") this.closeCell();
    else if (name === "row") this.closeRow();
    else if (name === "rPh") this.phonetic = false;
  }

  private openCell(attributes: string): void {
    // As every program writes it: r first. Six million cells go through here in a large file.
    const quick = attributes.startsWith(' r="');
    const reference = quick ? attributes : xmlAttribute(attributes, "r");
    const column = reference ? columnIndex(reference, quick ? 4 : 0) : -1;
    this.column = column >= 0 ? column : this.column + 1;
    const typeAt = attributes.indexOf(' t="');
    const shared = typeAt !== -1 && attributes.startsWith('s"', typeAt + 4);
    this.type = shared ? "s" : (xmlAttribute(attributes, "t") ?? "n");
    this.style = shared ? 0 : Number(xmlAttribute(attributes, "s") ?? 0);
    this.value = "";
  }

  private closeCell(): void {
    if (this.value === "") return;
    if (this.column >= this.maxColumns) {
      this.cellsBeyondLimit++;
      return;
    }
    while (this.row.length < this.column) this.row.push("");
    const text = this.cellText();
    this.row[this.column] = text.includes("\0") ? text.replaceAll("\0", "") : text;
  }

  private cellText(): string {
    switch (this.type) {
      case "s":
        return this.book.sharedText(Number(this.value));
      case "n": {
        const iso = this.book.dateStyles[this.style]
          ? serialToIso(Number(this.value), this.book.since1904)
          : null;
        return iso ?? numberText(this.value);
      }
      case "b":
        return this.value.trim() === "1" ? "TRUE" : "FALSE";
      default:
        return xmlText(this.value);
    }
  }

  private closeRow(): void {
    if (this.row.every((cell) => cell.trim() === "")) {
      this.blankRows++;
      return;
    }
    this.rows.push(this.row);
    this.rowNumbers.push(this.rowNumber);
  }
}
