import { type BuiltInTarget, builtInTargets, type ColumnMapping, type CustomField } from "./column-mapping";
import { fieldKey } from "./column-names";
import type { ColumnGuess } from "./guess-columns";

type Form = { get(name: string): unknown; getAll(name: string): unknown[] };

/**
 * The mapping that the page's form says: `column-3` is a target, `custom:key`, or `new` (a field named like the column);
 * `order-3` is how its dates are written. What makes no sense keeps the guess.
 */
export function readMappingForm(
  form: Form,
  guesses: readonly ColumnGuess[],
  before: readonly ColumnMapping[],
  fields: readonly CustomField[],
): ColumnMapping[] {
  const known = new Map<string, CustomField>(fields.map((field) => [field.key, field]));
  for (const one of [...guesses, ...before]) {
    if (one.target === "custom" && !known.has(one.field.key)) known.set(one.field.key, one.field);
  }
  return guesses.map((guess) => {
    const { column } = guess;
    const old = before.find((one) => one.column === column) ?? { column, target: "ignore" as const };
    const order = form.get(`order-${column}`);
    const format = {
      ...guess.format,
      ...old.format,
      ...(order === "day-first" || order === "month-first" ? { dateOrder: order as "day-first" } : {}),
    };
    const place = String(form.get(`column-${column}`) ?? "");
    if (place === "new") return { column, format, target: "custom", field: newField(guess) };
    const field = place.startsWith("custom:") ? known.get(place.slice(7)) : undefined;
    if (field) return { column, format, target: "custom", field };
    if (isTarget(place)) return { column, format, target: place };
    return { ...old, format };
  });
}

function newField(guess: ColumnGuess): CustomField {
  if (guess.target === "custom") return guess.field;
  const label = guess.name.slice(0, 60);
  const key = fieldKey(label);
  const taken = (builtInTargets as readonly string[]).includes(key);
  return { key: taken ? `${key}_2` : key, label, type: "text" };
}

function isTarget(place: string): place is BuiltInTarget | "ignore" {
  return place === "ignore" || (builtInTargets as readonly string[]).includes(place);
}

/** Names from chips (`lists`, one each) and from what is still being typed (`lists-more`, by comma). */
export function readNames(form: Form, name: string): string[] {
  const typed = String(form.get(`${name}-more`) ?? "").split(/[,;\n]/);
  const names = [...form.getAll(name).map(String), ...typed].map((one) => one.replace(/\s+/g, " ").trim());
  return [...new Set(names.filter((one) => one !== ""))].slice(0, 20).map((one) => one.slice(0, 60));
}
