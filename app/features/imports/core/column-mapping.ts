import type { DateOrder } from "./read-date";
import type { DecimalMark } from "./read-values";

export const builtInTargets = [
  "phone",
  "first_name",
  "full_name",
  "last_name",
  "email",
  "birthday",
  "city",
  "state",
  "tags",
  "language",
  "time_zone",
] as const;

export type BuiltInTarget = (typeof builtInTargets)[number];

export const customFieldTypes = ["text", "number", "date", "choice", "boolean", "money", "url"] as const;

export type CustomFieldType = (typeof customFieldTypes)[number];

/** `key` is the field's lasting name (a–z, 0–9, _), `label` what people call it. */
export type CustomField = { key: string; label: string; type: CustomFieldType };

/** How a column's cells are written; needed only where one spelling has two readings. */
export type CellFormat = { dateOrder?: DateOrder; decimal?: DecimalMark; currency?: string };

/** What becomes of one column of the file (`column`: 0 = the first). Several columns may be phones or e-mails. */
export type ColumnMapping = { column: number; format?: CellFormat } & (
  | { target: BuiltInTarget | "ignore" }
  | { target: "custom"; field: CustomField }
);
