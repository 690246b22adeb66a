import { type Row, type RowChange, sameValue } from "./row-changes";

export type RowUndo = { insert: Row } | { update: Row } | { remove: true };

/** Columns that count: what came on top since stays on top. */
const COUNTERS: Readonly<Record<string, readonly string[]>> = {
  conversation: ["inbound_count", "unread"],
  conversation_read: ["seen_count"],
};

/**
 * How to take one change back, given the row as it is now: every column that is still as the change left it becomes what
 * it was before; what somebody changed since stays. null = nothing to do.
 */
export function undoRowChange({ table, before, after }: RowChange, current: Row | null): RowUndo | null {
  if (before && !after) return current ? null : { insert: before };
  if (!before) return current ? { remove: true } : null;
  if (!current || !after) return null;
  const update: Row = {};
  for (const [column, value] of Object.entries(before)) {
    if (sameValue(value, after[column])) continue;
    if (sameValue(current[column], after[column])) update[column] = value;
    else if (COUNTERS[table]?.includes(column)) {
      const added = Number(after[column]) - Number(value);
      update[column] = Math.max(0, Number(current[column]) - added);
    }
  }
  return Object.keys(update).length > 0 ? { update } : null;
}
