import { foldText } from "../../contacts/core/fold-text";
import { builtInTargets, type ColumnMapping, type CustomField } from "./column-mapping";
import { fieldKey } from "./column-names";
import type { FileColumn } from "./detect-header";

export type NamedMapping = { ok: true; mapping: ColumnMapping[] } | { ok: false; missing: string };

/**
 * The command line's `--map phone="Telefone",cidade="Cidade"` over a guessed mapping: what is named goes where it was
 * told, and gives up the place a guess had given it to. `missing`: a column the file does not have.
 */
export function mapByName(
  guessed: readonly ColumnMapping[],
  columns: readonly FileColumn[],
  wanted: Readonly<Record<string, string>>,
  fields: readonly CustomField[],
): NamedMapping {
  const mapping = [...guessed];
  for (const [place, name] of Object.entries(wanted)) {
    const column = columns.find((one) => foldText(one.name) === foldText(name) || one.letter === name);
    if (!column) return { ok: false, missing: name };
    for (let i = 0; i < mapping.length; i++) {
      if (placeOf(mapping[i]!) === place && mapping[i]!.column !== column.index) {
        mapping[i] = { column: mapping[i]!.column, target: "ignore" };
      }
    }
    const at = mapping.findIndex((one) => one.column === column.index);
    const next = columnTo(column, place, mapping[at]?.format, fields);
    if (at === -1) mapping.push(next);
    else mapping[at] = next;
  }
  return { ok: true, mapping };
}

const placeOf = (column: ColumnMapping) => (column.target === "custom" ? column.field.key : column.target);

function columnTo(
  { index }: FileColumn,
  place: string,
  format: ColumnMapping["format"],
  fields: readonly CustomField[],
): ColumnMapping {
  const known = [...builtInTargets, "ignore" as const].find((target) => target === place);
  if (known) return { column: index, format, target: known };
  const key = fieldKey(place);
  const field = fields.find((one) => one.key === key) ?? { key, label: place, type: "text" };
  return { column: index, format, target: "custom", field };
}
