import { contactIdentityKey } from "../../contacts/core/contact-identity-key";
import { normalizeEmail } from "../../contacts/core/normalize-email";
import { normalizeName } from "../../contacts/core/normalize-name";
import { parsePhone } from "../../contacts/core/parse-phone";
import type {
  ParsedPhone,
  PhoneCountry,
  PhoneRefusal,
  PhoneRefusalReason,
  ReadPhone,
} from "../../contacts/core/phone-types";
import { splitFullName } from "../../contacts/core/split-full-name";
import type { BuiltInTarget, ColumnMapping } from "./column-mapping";
import { readDate } from "./read-date";
import { type FieldValue, readField } from "./read-field";
import { readLanguage } from "./read-language";
import { readTimeZone } from "./read-time-zone";

export type RowSettings = {
  country: PhoneCountry;
  /** ISO 4217, for amounts without a sign. */
  currency: string;
  now: Date;
};

/** Keys of `imports.reasons.*`. */
export type RowRefusalReason = Exclude<PhoneRefusalReason, "empty"> | "no-phone-no-email" | "bad-email";

/** A cell that was left out of a row that is otherwise taken. Keys of `imports.warnings.*`. */
export type CellWarning = {
  column: number;
  reason: "bad-email" | "bad-value" | "other-numbers" | "bad-phone";
  value: string;
};

export type ContactRow = {
  ok: true;
  /** The same for two rows about one person. */
  identityKey: string;
  phone: ReadPhone | null;
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  /** YYYY-MM-DD */
  birthday: string | null;
  city: string | null;
  state: string | null;
  language: string | null;
  timeZone: string | null;
  /** By field key; only what was filled in and readable. */
  fields: Record<string, FieldValue>;
  tags: string[];
  warnings: CellWarning[];
};

/** `value` is the cell at fault as it stands in the file; "" when the row has neither phone nor e-mail. */
export type RefusedRow = {
  ok: false;
  reason: RowRefusalReason;
  params: Record<string, string | number>;
  column: number | null;
  value: string;
};

export type RowReading = ContactRow | RefusedRow;

/** The row in the making, and why it may have to be refused. */
type Draft = { row: ContactRow; refusal: RefusedRow | null };
type Step = (cell: string, draft: Draft) => void;

/**
 * Compiles a mapping into the function that turns a row's cells into a contact, or says why not. Called a million
 * times in an import: keep the result, it holds no state.
 *
 * - A row needs a phone or an e-mail. A phone cell that is filled but unreadable refuses the row, even beside a good
 *   e-mail: the person meant to give a number, and would never learn that it is missing.
 * - Of several phone columns the first readable one counts; of several e-mail columns too.
 * - Any other unreadable cell is left out with a warning.
 */
export function rowReader(
  mapping: readonly ColumnMapping[],
  settings: RowSettings,
): (cells: string[]) => RowReading {
  const steps = mapping
    .filter((column) => column.target !== "ignore")
    .map((column) => ({ column: column.column, step: stepFor(column, settings) }));
  return (cells) => {
    const draft: Draft = { row: emptyRow(), refusal: null };
    for (const { column, step } of steps) {
      const cell = cells[column];
      if (cell !== undefined && cell !== "") step(cell, draft);
    }
    return finish(draft);
  };
}

/** One row at once, for tests and small uses. */
export function readRow(
  cells: string[],
  mapping: readonly ColumnMapping[],
  settings: RowSettings,
): RowReading {
  return rowReader(mapping, settings)(cells);
}

function finish(draft: Draft): RowReading {
  const { refusal, row } = draft;
  if (!row.phone) {
    if (refusal && refusal.reason !== "bad-email") return refusal;
    if (!row.email)
      return refusal ?? { ok: false, reason: "no-phone-no-email", params: {}, column: null, value: "" };
  } else if (refusal) {
    const reason = refusal.reason === "bad-email" ? "bad-email" : "bad-phone";
    row.warnings.push({ column: refusal.column ?? 0, reason, value: refusal.value });
  }
  row.identityKey = contactIdentityKey({ phoneMatchKey: row.phone?.matchKey, email: row.email }) ?? "";
  return row;
}

function emptyRow(): ContactRow {
  return {
    ok: true,
    identityKey: "",
    phone: null,
    email: null,
    firstName: null,
    lastName: null,
    birthday: null,
    city: null,
    state: null,
    language: null,
    timeZone: null,
    fields: {},
    tags: [],
    warnings: [],
  };
}

function stepFor(mapping: ColumnMapping, settings: RowSettings): Step {
  const { column } = mapping;
  if (mapping.target === "custom") {
    const { field } = mapping;
    const format = { ...mapping.format, currency: mapping.format?.currency ?? settings.currency };
    const thisYear = settings.now.getUTCFullYear();
    return (cell, draft) => {
      const text = cell.trim();
      if (text === "") return;
      const value = readField(text, field.type, format, thisYear);
      if (value !== null) draft.row.fields[field.key] = value;
      else draft.row.warnings.push({ column, reason: "bad-value", value: cell });
    };
  }
  if (mapping.target === "phone")
    return (cell, draft) => takePhone(parsePhone(cell, settings.country), cell, column, draft);
  if (mapping.target === "email") return (cell, draft) => takeEmail(cell, column, draft);
  return mapping.target === "ignore" ? () => {} : plainStep(mapping.target, mapping, settings);
}

function plainStep(
  target: Exclude<BuiltInTarget, "phone" | "email">,
  mapping: ColumnMapping,
  settings: RowSettings,
): Step {
  const thisYear = settings.now.getUTCFullYear();
  const order = mapping.format?.dateOrder ?? "day-first";
  /** Puts a value in its place, or leaves a warning when the cell says something unreadable. */
  const keep = (
    key: "birthday" | "language" | "timeZone",
    value: string | null,
    cell: string,
    draft: Draft,
  ) => {
    if (value !== null) draft.row[key] = value;
    else if (cell.trim() !== "")
      draft.row.warnings.push({ column: mapping.column, reason: "bad-value", value: cell });
  };
  const steps: Record<typeof target, Step> = {
    first_name: (cell, draft) => {
      draft.row.firstName = normalizeName(cell) || null;
    },
    last_name: (cell, draft) => {
      draft.row.lastName = normalizeName(cell) || null;
    },
    full_name: (cell, draft) => {
      const { firstName, lastName } = splitFullName(cell);
      draft.row.firstName ??= firstName || null;
      draft.row.lastName ??= lastName || null;
    },
    city: (cell, draft) => {
      draft.row.city = normalizeName(cell) || null;
    },
    state: (cell, draft) => {
      const state = cell.trim();
      draft.row.state = (state.length === 2 ? state.toUpperCase() : normalizeName(state)) || null;
    },
    tags: (cell, draft) => {
      for (const tag of cell.split(/[;,|\n]/)) {
        const name = tag.replace(/\s+/g, " ").trim().slice(0, 60);
        if (name && draft.row.tags.length < 50 && !draft.row.tags.includes(name)) draft.row.tags.push(name);
      }
    },
    birthday: (cell, draft) => keep("birthday", readDate(cell, order, thisYear), cell, draft),
    language: (cell, draft) => keep("language", readLanguage(cell), cell, draft),
    time_zone: (cell, draft) => keep("timeZone", readTimeZone(cell), cell, draft),
  };
  return steps[target];
}

function takePhone(parsed: ParsedPhone, cell: string, column: number, draft: Draft): void {
  if (parsed.ok) {
    if (!draft.row.phone) {
      draft.row.phone = parsed;
      if (!parsed.dropped) return;
      draft.row.warnings.push({ column, reason: "other-numbers", value: parsed.dropped.join(" · ") });
    } else if (parsed.matchKey !== draft.row.phone.matchKey) {
      draft.row.warnings.push({ column, reason: "other-numbers", value: cell });
    }
  } else if (parsed.reason !== "empty" && (draft.refusal === null || draft.refusal.reason === "bad-email")) {
    draft.refusal = { ok: false, reason: parsed.reason, params: refusalParams(parsed), column, value: cell };
  }
}

function refusalParams(refusal: PhoneRefusal): Record<string, string | number> {
  if (refusal.reason === "too-short") return { missing: refusal.missing };
  if (refusal.reason === "too-long") return { extra: refusal.extra };
  if (refusal.reason === "unknown-area-code") return { areaCode: refusal.areaCode };
  return refusal.reason === "missing-plus" ? { country: refusal.country } : {};
}

function takeEmail(cell: string, column: number, draft: Draft): void {
  if (draft.row.email) return;
  draft.row.email = normalizeEmail(cell);
  if (!draft.row.email && /[\p{L}\d@]/u.test(cell)) {
    draft.refusal ??= { ok: false, reason: "bad-email", params: {}, column, value: cell };
  }
}
