import { foldText } from "../../contacts/core/fold-text";
import { parsePhone } from "../../contacts/core/parse-phone";
import type { PhoneCountry } from "../../contacts/core/phone-types";
import { type ColumnFacts, columnFacts } from "./column-facts";
import {
  type BuiltInTarget,
  builtInTargets,
  type CellFormat,
  type ColumnMapping,
  type CustomField,
} from "./column-mapping";
import { fieldKey, isDocumentName, targetByName } from "./column-names";
import type { FileColumn } from "./detect-header";

/** sure: nothing to do · check: please look · guess: a suggestion nobody asked for (a new field, a column left out). */
export type Confidence = "sure" | "check" | "guess";

/** Keys of `imports.guess.*`. */
export type GuessReason =
  | "remembered"
  | "existing-field"
  | "name"
  | "content"
  | "content-differs"
  | "date-order"
  | "new-field"
  | "new-choice"
  | "empty"
  | "mostly-empty";

export type ColumnGuess = ColumnMapping & {
  confidence: Confidence;
  why: GuessReason;
  params: Record<string, string | number>;
  name: string;
  /** Up to three different values, as they stand in the file. */
  samples: string[];
  isNewField: boolean;
};

export type GuessOptions = {
  country: PhoneCountry;
  currency: string;
  /** The company's own fields: a column with the same label or key goes there. */
  existingFields?: readonly CustomField[];
  /** What people chose before, by folded header (foldText). */
  remembered?: ReadonlyMap<string, ColumnMapping>;
};

type Choice = Pick<ColumnGuess, "confidence" | "why"> & {
  target: BuiltInTarget | "ignore" | "custom";
  field?: CustomField;
  format?: CellFormat;
  params?: Record<string, string | number>;
  isNewField?: boolean;
};

const severalColumns = new Set<string>(["phone", "email", "tags", "ignore", "custom"]);

/** Suggests what each column becomes, from its name and from some of its cells (a few hundred rows are plenty). */
export function guessColumns(columns: FileColumn[], rows: string[][], options: GuessOptions): ColumnGuess[] {
  const all = columns.map((column) => columnFacts(rows.map((row) => row[column.index] ?? "")));
  const hasLastName = columns.some((column) => column.named && targetByName(column.name) === "last_name");
  const hasPhone = columns.some((column) => column.named && targetByName(column.name) === "phone");
  const taken = new Set<string>();
  return columns.map((column, i) => {
    const facts = all[i]!;
    let choice = choose(column, facts, { hasLastName, hasPhone }, options);
    if (choice.target !== "custom" && !severalColumns.has(choice.target) && taken.has(choice.target)) {
      choice = newField(column, facts, options);
    }
    const format = { ...formatOf(facts, options), ...choice.format };
    const field = choice.field && {
      ...choice.field,
      key: uniqueKey(choice.field.key, taken, choice.isNewField),
    };
    taken.add(field ? field.key : choice.target);
    return {
      column: column.index,
      name: column.name,
      samples: facts.samples,
      format,
      confidence: choice.confidence,
      why: choice.why,
      params: choice.params ?? {},
      isNewField: choice.isNewField ?? false,
      ...(choice.target === "custom" ? { target: "custom", field: field! } : { target: choice.target }),
    };
  });
}

function choose(
  column: FileColumn,
  facts: ColumnFacts,
  file: { hasLastName: boolean; hasPhone: boolean },
  options: GuessOptions,
): Choice {
  const folded = foldText(column.name);
  const known = column.named ? options.remembered?.get(folded) : undefined;
  if (known) return chosenBefore(known, options);
  const field = column.named
    ? options.existingFields?.find(
        (one) => foldText(one.label) === folded || one.key === fieldKey(column.name),
      )
    : undefined;
  if (field)
    return dated(
      { target: "custom", field, confidence: "sure", why: "existing-field" },
      facts,
      field.type === "date",
    );
  const named = column.named ? targetByName(column.name) : null;
  if (named) return byName(named, facts, file, options);
  if (facts.filled === 0) return { target: "ignore", confidence: "guess", why: "empty" };
  const byContent = isDocumentName(column.name) ? null : contentTarget(column, facts, file, options);
  return byContent ?? newField(column, facts, options);
}

/** A field may have been changed or deleted since. */
function chosenBefore(known: ColumnMapping, { existingFields = [] }: GuessOptions): Choice {
  const choice: Choice = {
    target: known.target,
    format: known.format,
    confidence: "sure",
    why: "remembered",
  };
  if (known.target !== "custom") return choice;
  const field = existingFields.find((one) => one.key === known.field.key);
  return { ...choice, field: field ?? known.field, isNewField: field === undefined };
}

function byName(
  target: BuiltInTarget,
  facts: ColumnFacts,
  file: { hasLastName: boolean },
  options: GuessOptions,
): Choice {
  if (target === "full_name") {
    const first = file.hasLastName || (facts.filled > 0 && facts.severalWords < 0.3);
    const numbers = facts.share("phone") > 0.5;
    // "Contato" may head a column of names or of numbers.
    if (numbers) return { target: "phone", confidence: "check", why: "content" };
    return { target: first ? "first_name" : "full_name", confidence: "sure", why: "name" };
  }
  if (target === "birthday") return dated({ target, confidence: "sure", why: "name" }, facts, true);
  const fits =
    facts.filled === 0 ||
    (target === "phone"
      ? phoneShare(facts, options) > 0.3
      : target !== "email" || facts.share("email") > 0.3);
  return { target, confidence: fits ? "sure" : "check", why: fits ? "name" : "content-differs" };
}

function contentTarget(
  column: FileColumn,
  facts: ColumnFacts,
  file: { hasPhone: boolean },
  options: GuessOptions,
): Choice | null {
  const confidence = column.named ? "check" : "sure";
  if (facts.share("email") > 0.6) return { target: "email", confidence, why: "content" };
  if (
    !file.hasPhone &&
    facts.share("phone") > 0.6 &&
    !facts.isTaxNumbers &&
    phoneShare(facts, options) > 0.6
  ) {
    return { target: "phone", confidence, why: "content" };
  }
  const people =
    !column.named && facts.share("text") > 0.8 && facts.severalWords > 0.5 && facts.distinctShare > 0.5;
  return people ? { target: "full_name", confidence: "check", why: "content" } : null;
}

function newField(column: FileColumn, facts: ColumnFacts, options: GuessOptions): Choice {
  if (facts.filled === 0) return { target: "ignore", confidence: "guess", why: "empty" };
  const type = isDocumentName(column.name) ? "text" : facts.fieldType(column.name);
  if ((type === "text" || type === "choice") && facts.filledShare < 0.3) {
    return { target: "ignore", confidence: "guess", why: "mostly-empty" };
  }
  const label = column.name.slice(0, 60);
  const field: CustomField = { key: fieldKey(label), label, type };
  const choices = facts.distinct.size;
  const choice: Choice =
    type === "choice"
      ? { target: "custom", field, confidence: "guess", why: "new-choice", params: { count: choices } }
      : { target: "custom", field, confidence: "guess", why: "new-field" };
  return { ...dated(choice, facts, type === "date"), isNewField: true, format: formatOf(facts, options) };
}

function dated(choice: Choice, facts: ColumnFacts, isDate: boolean): Choice {
  return isDate && facts.dateOrder === null ? { ...choice, confidence: "check", why: "date-order" } : choice;
}

function formatOf(facts: ColumnFacts, options: GuessOptions): CellFormat {
  return {
    dateOrder:
      facts.dateOrder === "none" || !facts.dateOrder
        ? options.country === "US"
          ? "month-first"
          : "day-first"
        : facts.dateOrder,
    decimal: facts.decimal ?? (options.currency === "USD" ? "dot" : "comma"),
    currency: options.currency,
  };
}

function phoneShare(facts: ColumnFacts, options: GuessOptions): number {
  const cells = facts.cells.slice(0, 200);
  const readable = cells.filter((cell) => {
    const parsed = parsePhone(cell, options.country);
    return parsed.ok || parsed.reason === "scientific" || parsed.reason === "missing-plus";
  });
  return cells.length === 0 ? 0 : readable.length / cells.length;
}

function uniqueKey(key: string, taken: ReadonlySet<string>, isNew = false): string {
  const reserved = (builtInTargets as readonly string[]).includes(key);
  if (!isNew || !(taken.has(key) || reserved)) return key;
  for (let n = 2; ; n++) if (!taken.has(`${key}_${n}`)) return `${key}_${n}`;
}
