import type { CellFormat, CustomFieldType } from "./column-mapping";
import { readDate } from "./read-date";
import { readBoolean, readMoney, readNumber, readUrl } from "./read-values";

/** text, choice, url: string · date: YYYY-MM-DD · money: minor units with ISO 4217 currency. */
export type FieldValue = string | number | boolean | { minor: number; currency: string };

/** Reads a filled cell as a value of a custom field, or null when it is not one. `thisYear` places two-digit years. */
export function readField(
  cell: string,
  type: CustomFieldType,
  format: CellFormat & { currency: string },
  thisYear: number,
): FieldValue | null {
  switch (type) {
    case "number":
      return readNumber(cell, format.decimal ?? "comma");
    case "money":
      return readMoney(cell, format.decimal ?? "comma", format.currency);
    case "date":
      return readDate(cell, format.dateOrder ?? "day-first", thisYear);
    case "boolean":
      return readBoolean(cell);
    case "url":
      return readUrl(cell);
    default:
      return cell;
  }
}
