import type { ImportSettings } from "./import-settings";
import { count, emptyTally, type ImportTally } from "./import-tally";
import { type ContactChange, type ContactState, mergeContact } from "./merge-contact";
import type { ChunkRow, RowChunk } from "./row-chunk";

type Known = ContactState & { id: string; updatedAt: string; foundBy: string };

export type DecidedChunk = {
  tally: ImportTally;
  created: ChunkRow[];
  updated: { known: Known; change: ContactChange; row: ChunkRow }[];
  /** Ids of everybody in the chunk who was known before: they go into lists and get tags, too. */
  known: { id: string; row: ChunkRow }[];
};

/**
 * What becomes of each row of a chunk. The proof shows these figures and the import does this work: there is no second
 * opinion. `matches`: by index into `chunk.rows`.
 */
export function decideChunk(
  chunk: RowChunk,
  matches: ReadonlyMap<number, Known>,
  settings: ImportSettings,
  importId: string,
): DecidedChunk {
  const tally = { ...emptyTally(), rows: chunk.to - chunk.from, warnings: chunk.warnings };
  tally.duplicates = chunk.duplicates;
  tally.rejected = chunk.rejects.length;
  for (const { refusal } of chunk.rejects) count(tally.rejectedBy, refusal.reason);
  const decided: DecidedChunk = { tally, created: [], updated: [], known: [] };
  const seen = new Set<string>();
  chunk.rows.forEach((row, i) => {
    const known = matches.get(i);
    if (!known) {
      decided.created.push(row);
      return;
    }
    // The plan let one row through for each person; another can only come of a change behind our back.
    if (seen.has(known.id)) {
      tally.duplicates++;
      return;
    }
    seen.add(known.id);
    decided.known.push({ id: known.id, row });
    if (isOtherSpelling(known, row)) tally.otherSpelling++;
    const change = mergeContact(known, row.contact, settings.onDuplicate, {
      basis: settings.basis,
      importId,
    });
    if (change) decided.updated.push({ known, change, row });
    else tally.same++;
  });
  tally.new = decided.created.length;
  tally.updated = decided.updated.length;
  return decided;
}

function isOtherSpelling(known: Known, { contact }: ChunkRow): boolean {
  if (!contact.phone) return false;
  return contact.waId !== null || known.foundBy.replace(/\D+/g, "") !== contact.phone.slice(1);
}
