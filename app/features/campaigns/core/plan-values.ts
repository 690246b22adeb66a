import { localField } from "./local-field";
import type { SendVariable } from "./send-variables";
import {
  type ContactFields,
  fillVariables,
  type VariableMapping,
  type VariableSource,
} from "./variable-mapping";

export interface PlannedValue {
  key: string;
  source: VariableSource;
  /** Nothing known is fine: the text has its own words for it. */
  optional: boolean;
}

/** Every variable with its source, in the order of `outgoing.values`; `unmapped` ones have nothing to come from. */
export interface ValuePlan {
  values: PlannedValue[];
  unmapped: string[];
}

/** A local text names its fields itself (`{{first_name}}`), so there an unmapped variable is the field of that name,
 * in the words that people use ({{nome}} is the first name). */
export function planValues(
  variables: readonly SendVariable[],
  mapping: VariableMapping,
  kind: "meta" | "text",
): ValuePlan {
  const plan: ValuePlan = { values: [], unmapped: [] };
  for (const { key, optional } of variables) {
    const source = Object.hasOwn(mapping, key) ? mapping[key] : undefined;
    if (source) plan.values.push({ key, source, optional });
    else if (kind === "text") plan.values.push({ key, source: { field: localField(key) }, optional });
    else plan.unmapped.push(key);
  }
  return plan;
}

/** The values of one contact in the plan's order, or undefined when a needed one is missing. */
export function plannedValuesOf(plan: readonly PlannedValue[], fields: ContactFields): string[] | undefined {
  const values: string[] = [];
  for (const { source, optional } of plan) {
    const filled = fillVariables({ value: source }, fields);
    if (filled.ok) values.push(filled.values.value!);
    else if (optional) values.push("");
    else return undefined;
  }
  return values;
}

/** Needed fields that have nothing to fall back on: whoever lacks one is left out. */
export function neededFields(plan: readonly PlannedValue[]): string[] {
  return plan.flatMap(({ source, optional }) =>
    !optional && "field" in source && !fillVariables({ value: source }, {}).ok ? [source.field] : [],
  );
}
