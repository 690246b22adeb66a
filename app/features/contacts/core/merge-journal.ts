import type { RowChange } from "./row-changes";

/** What `contact_merge.rows` holds: everything that undoing needs. */
export interface MergeJournal {
  /** For the button that undoes it. */
  goneName: string;
  changes: RowChange[];
  /** Threads that became part of another, with the bubbles that moved. */
  threads: { goneId: string; keptId: string; messageIds: string[] }[];
}
