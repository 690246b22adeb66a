/** What becomes of the rows of a file. `new + updated + same + duplicates + rejected = rows`, always. */
export type ImportTally = {
  rows: number;
  new: number;
  updated: number;
  same: number;
  /** Further rows about a person who is in the file already. */
  duplicates: number;
  rejected: number;
  /** By RowRefusalReason. */
  rejectedBy: Record<string, number>;
  /** Cells left out of rows that are taken, by the warning's reason. */
  warnings: Record<string, number>;
  /** People found again although the file spells their number with other digits. */
  otherSpelling: number;
};

export const emptyTally = (): ImportTally => ({
  rows: 0,
  new: 0,
  updated: 0,
  same: 0,
  duplicates: 0,
  rejected: 0,
  rejectedBy: {},
  warnings: {},
  otherSpelling: 0,
});

export function addTally(one: ImportTally, other: ImportTally): ImportTally {
  return {
    rows: one.rows + other.rows,
    new: one.new + other.new,
    updated: one.updated + other.updated,
    same: one.same + other.same,
    duplicates: one.duplicates + other.duplicates,
    rejected: one.rejected + other.rejected,
    rejectedBy: addCounts(one.rejectedBy, other.rejectedBy),
    warnings: addCounts(one.warnings, other.warnings),
    otherSpelling: one.otherSpelling + other.otherSpelling,
  };
}

export function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

function addCounts(one: Record<string, number>, other: Record<string, number>): Record<string, number> {
  const sum = { ...one };
  for (const [key, value] of Object.entries(other)) sum[key] = (sum[key] ?? 0) + value;
  return sum;
}
