/** Which of two contacts a value is taken from when they become one. */
export type MergeSide = "kept" | "gone";

/** What a contact says of a person. Times are whatever the caller has; they are only carried. */
export interface MergedPerson<Time> {
  firstName: string;
  lastName: string;
  phone: string | null;
  email: string | null;
  country: string | null;
  timeZone: string | null;
  language: string | null;
  fields: Record<string, unknown>;
  basis: string | null;
  basisImportId: string | null;
  noWhatsappAt: Time | null;
  noSmsAt: Time | null;
}

/** What stands together: half a name of each would be nobody's, and a country belongs to its phone. */
const GROUPS = {
  name: ["firstName", "lastName"],
  phone: ["phone", "country", "noWhatsappAt", "noSmsAt"],
  email: ["email"],
  timeZone: ["timeZone"],
  language: ["language"],
  basis: ["basis", "basisImportId"],
} as const;
type Group = keyof typeof GROUPS;

/**
 * One person out of two contacts. What only one of them says is kept, whichever that is; where both say something else,
 * `choose` decides ("name", "phone", "email", "timeZone", "language", "fields.<key>"), and without a choice the kept one.
 */
export function mergePeople<Time>(
  kept: MergedPerson<Time>,
  gone: MergedPerson<Time>,
  choose: Readonly<Record<string, MergeSide>> = {},
): MergedPerson<Time> {
  const merged: MergedPerson<Time> = { ...kept, fields: mergeFields(kept.fields, gone.fields, choose) };
  for (const group of Object.keys(GROUPS) as Group[]) {
    const from = sideOf(isFilled(kept, group), isFilled(gone, group), choose[group]) === "gone" ? gone : kept;
    Object.assign(merged, Object.fromEntries(GROUPS[group].map((column) => [column, from[column]])));
  }
  return merged;
}

function isFilled<Time>(person: MergedPerson<Time>, group: Group): boolean {
  if (group === "name") return `${person.firstName}${person.lastName}` !== "";
  return (person[group] ?? "") !== "";
}

function sideOf(keptFilled: boolean, goneFilled: boolean, chosen: MergeSide | undefined): MergeSide {
  if (keptFilled && goneFilled) return chosen ?? "kept";
  return goneFilled ? "gone" : "kept";
}

function mergeFields(
  kept: Record<string, unknown>,
  gone: Record<string, unknown>,
  choose: Readonly<Record<string, MergeSide>>,
): Record<string, unknown> {
  const filled = (value: unknown) => value !== undefined && value !== null && value !== "";
  const merged = { ...kept };
  for (const [key, value] of Object.entries(gone)) {
    if (sideOf(filled(kept[key]), filled(value), choose[`fields.${key}`]) === "gone") merged[key] = value;
  }
  return merged;
}
