import { type ContactPart, type ContactState, mergedColumns, sameValue } from "./merge-contact";

export type Reverted = {
  state: ContactState;
  /** Names of what somebody has changed since, and which therefore stays. */
  kept: string[];
  changed: boolean;
};

/** Puts back what an import changed, where it is still as the import left it. */
export function revertContact(now: ContactState, before: ContactPart, after: ContactPart): Reverted {
  const state: ContactState = { ...now, fields: { ...now.fields } };
  const kept: string[] = [];
  let changed = false;
  for (const column of mergedColumns) {
    if (!(column in after)) continue;
    if (now[column] !== after[column]) {
      kept.push(column);
      continue;
    }
    (state as Record<string, unknown>)[column] = before[column] ?? (isName(column) ? "" : null);
    changed = true;
  }
  for (const [key, value] of Object.entries(after.fields ?? {})) {
    if (!sameValue(now.fields[key], value)) {
      kept.push(`fields.${key}`);
      continue;
    }
    const old = before.fields?.[key] ?? null;
    if (old === null) delete state.fields[key];
    else state.fields[key] = old;
    changed = true;
  }
  return { state, kept, changed };
}

const isName = (column: string) => column === "firstName" || column === "lastName";
